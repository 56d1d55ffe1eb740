/** Which passwords are refused. Length is what protects; there are no rules about kinds of characters. */

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

export type PasswordProblem = 'tooShort' | 'tooLong' | 'isYourAddress' | 'tooCommon';

/** Words that most guessed passwords of this length are made of. */
const COMMON =
  /^(?:password|passwort|qwertz?u?i?o?p?|letmein|welcome|admin|administrator|citygauge|iloveyou|abc|[0-9])+[!.]*$/i;

/** Why a password cannot be used; undefined when it can (NIST SP 800-63B, 5.1.1.2: length, and no common ones). */
export function passwordProblem(password: string, email: string): PasswordProblem | undefined {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return 'tooShort';
  if (length > LONGEST_PASSWORD) return 'tooLong';
  const [name = ''] = email.toLowerCase().split('@');
  const plain = password.toLowerCase();
  if (plain === email.toLowerCase() || plain.replace(/[^a-z]/g, '') === name.replace(/[^a-z]/g, ''))
    return 'isYourAddress';
  if (COMMON.test(password) || new Set(plain).size < 5) return 'tooCommon';
  return undefined;
}
