/** The yes and no of the fictional city: by KPI and input, or by data point where the answer itself is the value. */
import type { Yearly } from './yearly.ts';

export const ANSWERS: Readonly<Record<string, Yearly<boolean>>> = {
  'ec-i-up-2a/compact': [true, true, true],
  'ec-i-up-2a/connected': [true, true, true],
  'ec-i-up-2a/integrated': [false, true, true],
  'ec-i-up-2a/inclusive': [true, true, true],
  'ec-i-up-2a/resilient': [false, false, true],
  'ec-i-up-2a/smartMethod': [false, false, false],
  // adopted after the flood
  'sc-sh-sa-3a': [false, false, true],
};
