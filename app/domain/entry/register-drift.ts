/** How far a KPI's own denominator is from the register's, shown on both sides as people type. */
import { Decimal } from 'decimal.js';
import type { GeneralCheck } from '../definitions/schema.ts';
import type { Reading } from './entry.ts';

/** In per cent of the register's figure, with one decimal (four where one would hide it), and on which side. */
export interface Drift {
  percent: string;
  direction: 'above' | 'below';
}

const Figure = Decimal.clone({ precision: 60 });
/** The general check of rules.yaml whose tolerance holds where the installation sets no other. */
export const REGISTER_DRIFT = 'register-drift';

/**
 * The drift of one figure from the register's where it is beyond the tolerance (in per cent, itself still good);
 * undefined where it is not, or where one of both is no number or the register's is 0.
 */
export function driftBeyond(
  own: Reading | undefined,
  registered: Reading | undefined,
  tolerance: string,
): Drift | undefined {
  if (own?.kind !== 'number' || registered?.kind !== 'number') return undefined;
  const base = new Figure(registered.value);
  if (base.isZero()) return undefined;
  const apart = new Figure(own.value).minus(base);
  const percent = apart.abs().times(100).div(base.abs());
  if (!percent.gt(tolerance)) return undefined;
  // 5.04 % is not shown as the 5 % that is still good
  const rounded = percent.toDecimalPlaces(1);
  const shown = rounded.gt(tolerance) ? rounded : percent.toDecimalPlaces(4, Decimal.ROUND_UP);
  return { percent: shown.toFixed(), direction: apart.isNegative() ? 'below' : 'above' };
}

/** The tolerance in per cent: the installation's, or else the standard's own. */
export function registerTolerance(
  definitions: { generalChecks: readonly GeneralCheck[] },
  configured: string | undefined,
): string {
  const general = definitions.generalChecks.find((check) => check.id === REGISTER_DRIFT);
  return configured ?? general?.tolerance ?? '5';
}
