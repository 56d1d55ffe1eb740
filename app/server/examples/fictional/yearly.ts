/** Figures that move from year to year: three finished rounds, and a fourth that goes on at half the pace. */
import { Decimal } from 'decimal.js';

/** The years of the fictional city; the last one is its open round. */
export const FICTIONAL_YEARS = [2023, 2024, 2025, 2026] as const;
export type FictionalYear = (typeof FICTIONAL_YEARS)[number];
export const OPEN_YEAR: FictionalYear = 2026;

/** One for each finished round. */
export type Yearly<T> = readonly [T, T, T];

/** The figure of a year, never below zero. In the open year half of the last change is added. */
export function figureOf(values: Yearly<number>, year: FictionalYear): Decimal {
  const [, before, last] = values;
  if (year !== OPEN_YEAR) return new Decimal(itemOf(values, year));
  return Decimal.max(0, new Decimal(last).minus(before).div(2).plus(last));
}

/** The item of a year; in the open year still the last one. */
export function itemOf<T>(values: Yearly<T>, year: FictionalYear): T {
  if (year === 2023) return values[0];
  return year === 2024 ? values[1] : values[2];
}
