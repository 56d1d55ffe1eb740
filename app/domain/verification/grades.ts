/** The grades of a verifier (Verification Manual 2022, p. 21/11): trained and tested, or proved on three cities. */
export const GRADES = ['provisional', 'qualified'] as const;
