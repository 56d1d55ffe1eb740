/** The rules about people: which passwords are refused, who has to wait, what the forms read. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordProblem } from '#app/domain/people/password.ts';
import {
  EmailSchema,
  InvitationSchema,
  joinSchema,
  passwordChangeSchema,
} from '#app/domain/people/forms.ts';
import {
  countedAddress,
  minutesUntil,
  MOST_FAILURES,
  waitsUntil,
  type Failures,
  type ThrottleScope,
} from '#app/domain/people/throttle.ts';

describe('passwordProblem', () => {
  const email = 'Mary.Smith@city.example';
  it.each([
    ['eleven ch..', 'tooShort'],
    ['correct horse battery', undefined],
    ['twelve chars', undefined],
    ['🚲🚋🚌🚎🚆🚇🚈🚂🚃🚄🚅🚍', undefined],
    ['🚲🚋🚌🚎🚆🚇🚈🚂🚃🚄🚅', 'tooShort'],
    [' four words and spaces ', undefined],
    [`${'long enough '.repeat(16)}12345678`, undefined],
    [`${'long enough '.repeat(16)}123456789`, 'tooLong'],
    ['mary.smith@city.example', 'isYourAddress'],
    ['MARY.SMITH@CITY.EXAMPLE', 'isYourAddress'],
    ['MarySmith1990!', 'isYourAddress'],
    ['mary smith likes trams', undefined],
    ['123456789012', 'tooCommon'],
    ['password1234', 'tooCommon'],
    ['Password1234!', 'tooCommon'],
    ['passw0rd1234', 'tooCommon'],
    ['passwordpassword', 'tooCommon'],
    ['qwerty123456', 'tooCommon'],
    ['qwertyuiop123', 'tooCommon'],
    ['qwertzuiop123', 'tooCommon'],
    ['1q2w3e4r5t6y', 'tooCommon'],
    ['1qaz2wsx3edc', 'tooCommon'],
    ['q1w2e3r4t5y6', 'tooCommon'],
    ['asdfghjkl1234', 'tooCommon'],
    ['letmein12345', 'tooCommon'],
    ['welcome12345', 'tooCommon'],
    ['administrator', 'tooCommon'],
    ['admin1234567', 'tooCommon'],
    ['iloveyou1234', 'tooCommon'],
    ['abc123456789', 'tooCommon'],
    ['citygauge2026', 'tooCommon'],
    ['aaaaaaaaaaaa', 'tooCommon'],
    ['abababababab', 'tooCommon'],
    ['password of my tram', undefined],
    ['ｐａｓｓｗｏｒｄ１２３４', 'tooCommon'],
  ])('%j: %s', (password, expected) => {
    expect(passwordProblem(password, email)).toBe(expected);
  });

  it('takes digits alone for no name, where the address has none either', () => {
    expect(passwordProblem('9371 5520 1846 7', '4711@city.example')).toBeUndefined();
  });

  it('comes to an end where a pattern could go back and forth for years', () => {
    const nearly = `${'admin'.repeat(39)}x`;
    expect(passwordProblem(nearly, email)).toBeUndefined();
  });
});

describe('waitsUntil', () => {
  const now = new Date('2026-03-01T10:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const none: Failures = { count: 0, first: null };
  const minutes = (failures: Partial<Record<ThrottleScope, Failures>>) => {
    const end = waitsUntil(
      { emailFromAddress: none, address: none, email: none, ...failures },
      now,
    );
    return end && minutesUntil(end, now);
  };
  const full = (scope: ThrottleScope, first: Date) => ({
    [scope]: { count: MOST_FAILURES[scope], first },
  });
  const nearlyFull = (scope: ThrottleScope, first: Date) => ({
    [scope]: { count: MOST_FAILURES[scope] - 1, first },
  });

  it.each<[string, Partial<Record<ThrottleScope, Failures>>, number | undefined]>([
    ['nobody has failed', {}, undefined],
    ['one try is left', nearlyFull('emailFromAddress', ago(3)), undefined],
    ['no try is left for this account from here', full('emailFromAddress', ago(3)), 12],
    ['no try is left from here', full('address', ago(14)), 1],
    ['no try is left for this account from anywhere', full('email', ago(0)), 15],
    [
      'the last of several counts',
      { ...full('emailFromAddress', ago(2)), ...full('address', ago(9)) },
      13,
    ],
    [
      'what others did earlier does not shorten the wait',
      { ...full('emailFromAddress', ago(1)), ...nearlyFull('address', ago(14)) },
      14,
    ],
    ['a wait is told in whole minutes', full('email', ago(14.9)), 1],
  ])('%s', (_, failures, expected) => {
    expect(minutes(failures)).toBe(expected);
  });
});

describe('countedAddress', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['2001:db8:1::', '2001:db8:1:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('%j is counted as %j', (address, expected) => {
    expect(countedAddress(address)).toBe(expected);
  });
});

describe('what the forms about people read', () => {
  it.each([
    ['mary@city.example', true],
    [" mary.o'neil+kpi@sub.city.example ", true],
    ['mary@münchen.example', true],
    ['mary', false],
    ['mary@', false],
    ['mary@city', false],
    ['mary@city..example', false],
    ['mary@city.example.', false],
    ['mary smith@city.example', false],
    ['mary@city@example.org', false],
    [`${'m'.repeat(250)}@city.example`, false],
  ])('%j as an e-mail address: %s', (text, expected) => {
    expect(EmailSchema.safeParse(text).success).toBe(expected);
  });

  it('never throws on an e-mail address, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => typeof EmailSchema.safeParse(text).success === 'boolean'),
    );
  });

  const person = { name: 'Mary Smith', email: 'mary@city.example' };
  it.each([
    ['without a city', person, []],
    ['with a city and a role', { ...person, city: 'karmoy-no', role: 'viewer' }, []],
    ['with a city and no role', { ...person, city: 'karmoy-no' }, ['role']],
    ['with a role that is none', { ...person, city: 'karmoy-no', role: 'mayor' }, ['role']],
    ['without anything', {}, ['name', 'email']],
    ['with spaces for a name', { ...person, name: '  ' }, ['name']],
    ['with a name that is too long', { ...person, name: 'm'.repeat(121) }, ['name']],
  ])('an invitation %s', (_, answers, wrong) => {
    expect(
      InvitationSchema.safeParse(answers).error?.issues.map((issue) => issue.path[0]) ?? [],
    ).toEqual(wrong);
  });

  it('makes an administrator only of a box that was ticked', () => {
    const read = (isAdministrator?: string) =>
      InvitationSchema.parse({ ...person, isAdministrator });
    expect([read('on'), read(), read('')].map((one) => one.isAdministrator)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('refuses a password with the id of a sentence', () => {
    const read = joinSchema('mary@city.example').safeParse({
      name: 'Mary',
      password: 'mary@city.example',
    });
    expect(read.error?.issues).toMatchObject([
      { path: ['password'], message: 'form.password.isYourAddress' },
    ]);
  });

  it('asks for the current password only where there is one', () => {
    const answers = { newPassword: 'correct horse battery' };
    expect(passwordChangeSchema('mary@city.example', false).safeParse(answers).success).toBe(true);
    expect(
      passwordChangeSchema('mary@city.example', true).safeParse(answers).error?.issues,
    ).toMatchObject([{ path: ['currentPassword'], message: 'form.currentPasswordNeeded' }]);
  });
});
