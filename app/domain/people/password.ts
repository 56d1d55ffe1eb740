/** Which passwords are refused. Length is what protects; there are no rules about kinds of characters. */

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

export type PasswordProblem = 'tooShort' | 'tooLong' | 'isYourAddress' | 'tooCommon';

/** Words and rows of keys that most guessed passwords of this length are made of. */
const COMMON_PARTS = [
  'password',
  'passw0rd',
  'passwort',
  'qwertyuiop',
  'qwerty',
  'qwertzuiop',
  'qwertz',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'q1w2e3r4t5y6',
  'letmein',
  'welcome',
  'administrator',
  'admin',
  'citygauge',
  'iloveyou',
  'changeme',
  'secret',
  'abc',
  '[0-9]',
];
const COMMON = new RegExp(`^(?:${COMMON_PARTS.join('|')})+[!.?]*$`);

/** Why a password cannot be used; undefined when it can (NIST SP 800-63B, 5.1.1.2: length, and no common ones). */
export function passwordProblem(password: string, email: string): PasswordProblem | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  const length = [...plain].length;
  if (length < SHORTEST_PASSWORD) return 'tooShort';
  if (length > LONGEST_PASSWORD) return 'tooLong';
  if (isAddress(plain, email.trim().toLowerCase())) return 'isYourAddress';
  if (COMMON.test(plain) || new Set(plain).size < 5) return 'tooCommon';
  return undefined;
}

/** The address itself, or its first part with nothing but digits and signs around it. */
function isAddress(plain: string, address: string): boolean {
  if (plain === address) return true;
  const name = lettersOf(address.split('@')[0] ?? '');
  return name !== '' && lettersOf(plain) === name;
}

const lettersOf = (text: string) => text.replace(/\P{L}/gu, '');
