/** Sets up a second factor over the pages of a running server, as a person without scripts does. */
import { postForm } from './people.ts';
import { bytesOfKey, codeAt } from './totp.ts';

export interface Factor {
  /** Of the session, which has another secret than before. */
  cookie: string;
  /** The code of the app some seconds from now. */
  code(seconds?: number): string;
  recoveryCodes: string[];
}

/** Cookies that an answer sets, as a Cookie header; those that it takes away are left out. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .filter((one) => !/Max-Age=0/i.test(one))
    .map((one) => one.split(';')[0])
    .join('; ');
}

export async function signUpFactor(
  address: string,
  cookie: string,
  password = '',
): Promise<Factor> {
  const path = '/account/second-factor';
  const begun = await postForm(address, path, { intent: 'begin', password }, cookie);
  if (begun.status !== 302) throw new Error(`it was not begun: ${begun.status}`);
  const renewed = cookiesOf(begun);
  const headers = { cookie: renewed };
  const page = await (await fetch(new URL(path, address), { headers })).text();
  const key = bytesOfKey(/class="key">([^<]+)</.exec(page)?.[1] ?? '');
  const code = (seconds = 0) => codeAt(key, new Date(Date.now() + seconds * 1000));
  const confirmed = await postForm(address, path, { intent: 'confirm', code: code() }, renewed);
  const text = await confirmed.text();
  const recoveryCodes = [...text.matchAll(/<code>([a-z2-7-]{19})<\/code>/g)].map(
    (match) => match[1] ?? '',
  );
  if (recoveryCodes.length !== 10) throw new Error(`it was not confirmed: ${confirmed.status}`);
  return { cookie: renewed, code, recoveryCodes };
}
