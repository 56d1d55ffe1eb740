/** How far a KPI's own denominator is from the register's, shown on both sides as people type. */
import type { GeneralCheck } from '../definitions/schema.ts';
import type { Reading } from './entry.ts';

/** In per cent of the register's figure, with one decimal (four where one would hide it), and on which side. */
export interface Drift {
  percent: string;
  direction: 'above' | 'below';
}

/** No browser has to load exact arithmetic for a hint: twelve digits tell 5 % from more. */
const DIGITS = 12;
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
  const base = Number(registered.value);
  const apart = Number(own.value) - base;
  const percent = Number(((Math.abs(apart) * 100) / Math.abs(base)).toPrecision(DIGITS));
  if (base === 0 || !(percent > Number(tolerance))) return undefined;
  // 5.04 % is not shown as the 5 % that is still good
  const rounded = Math.round(percent * 10) / 10;
  const shown =
    rounded > Number(tolerance)
      ? rounded
      : Math.ceil(Number((percent * 10_000).toPrecision(DIGITS))) / 10_000;
  return { percent: String(shown), direction: apart < 0 ? 'below' : 'above' };
}

/** The tolerance in per cent: the installation's, or else the standard's own. */
export function registerTolerance(
  definitions: { generalChecks: readonly GeneralCheck[] },
  configured: string | undefined,
): string {
  const general = definitions.generalChecks.find((check) => check.id === REGISTER_DRIFT);
  return configured ?? general?.tolerance ?? '5';
}
