/** How many wrong sign-ins are borne: few from one place for one account, more where many people share either. */

export const THROTTLE_MINUTES = 15;
export const MOST_FAILURES = { emailFromAddress: 5, address: 30, email: 50 } as const;
export type ThrottleScope = keyof typeof MOST_FAILURES;

/** Whether a further try has to wait, by the number of failures in the last minutes. */
export function isThrottled(failures: Readonly<Record<ThrottleScope, number>>): boolean {
  return (Object.keys(MOST_FAILURES) as ThrottleScope[]).some(
    (scope) => failures[scope] >= MOST_FAILURES[scope],
  );
}
