/** Codes and keys of a second factor: what is read from what was typed, and what the database alone gives away. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOfBrowser } from '#app/domain/people/browser-names.ts';
import { inGroups, readCode, recoveryCodeOf } from '#app/domain/people/second-factor.ts';
import { ConfigurationError, readConfiguration } from '#app/server/configuration.server.ts';
import { readSecretsKey } from '#app/server/people/secrets-key.server.ts';
import { bytesOfKey, codeAt } from '#tests/support/totp.ts';

describe('readCode', () => {
  it.each([
    ['123456', { kind: 'code', text: '123456' }],
    [' 123 456 ', { kind: 'code', text: '123456' }],
    ['１２３４５６', { kind: 'code', text: '123456' }],
    ['12345', undefined],
    ['1234567', undefined],
    ['12345a', undefined],
    ['', undefined],
    ['abcd-efgh-ijkl-mn23', { kind: 'recoveryCode', text: 'abcdefghijklmn23' }],
    ['ABCD EFGH IJKL MN23', { kind: 'recoveryCode', text: 'abcdefghijklmn23' }],
    ['abcd–efgh–ijkl–mn23', { kind: 'recoveryCode', text: 'abcdefghijklmn23' }],
    ['abcd-efgh-ijkl-mn01', undefined],
  ])('%j: %o', (typed, expected) => {
    expect(readCode(typed)).toEqual(expected);
  });

  it('gives every recovery code back, however it is grouped', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        const text = recoveryCodeOf(bytes);
        expect(readCode(inGroups(text, '-').toUpperCase())).toEqual({ kind: 'recoveryCode', text });
        expect(bytesOfKey(text)).toEqual(Buffer.from(bytes));
      }),
    );
  });
});

describe('the codes of the tests', () => {
  // RFC 6238, appendix B
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %d s are those of the standard', (seconds, code) => {
    const key = Buffer.from('12345678901234567890');
    expect(codeAt(key, new Date(seconds * 1000), 8)).toBe(code);
  });
});

describe('the key for secrets', () => {
  const keyOf = (environment: Record<string, string>) =>
    readSecretsKey(readConfiguration(environment));
  const SECRETS_KEY = randomBytes(32).toString('base64');
  const DATABASE_URL = 'postgres://u:p@h/d';

  it('reads what it has written, for what it was bound to alone', () => {
    const key = keyOf({ SECRETS_KEY });
    const encrypted = key?.encrypt('a secret', 'mary') ?? '';
    expect(encrypted).not.toContain('secret');
    expect(key?.encrypt('a secret', 'mary')).not.toBe(encrypted);
    expect(key?.decrypt(encrypted, 'mary')).toBe('a secret');
    expect(key?.decrypt(encrypted, 'john')).toBeUndefined();
    const other = keyOf({ SECRETS_KEY: randomBytes(32).toString('base64') });
    expect(other?.decrypt(encrypted, 'mary')).toBeUndefined();
  });

  it('notices every changed byte', () => {
    const key = keyOf({ SECRETS_KEY });
    const bytes = Buffer.from(key?.encrypt('a secret', 'mary') ?? '', 'base64');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(key?.decrypt(changed.toString('base64'), 'mary')).toBeUndefined();
    }
    expect(key?.decrypt('', 'mary')).toBeUndefined();
  });

  it.each([
    [{ SECRETS_KEY: 'short' }, 'SECRETS_KEY'],
    [{ SECRETS_KEY, SECRETS_KEY_FILE: '/no/such' }, 'not both'],
    [{ SECRETS_KEY_FILE: '/no/such/file' }, '/no/such/file'],
    [{ DATABASE_URL, REQUIRE_SECOND_FACTOR: 'yes' }, 'REQUIRE_SECOND_FACTOR'],
  ])('stops the start with words where it is wrong: %o', (environment, words) => {
    expect(() => keyOf(environment)).toThrow(ConfigurationError);
    expect(() => keyOf(environment)).toThrow(words);
    expect(() => keyOf(environment)).not.toThrow(SECRETS_KEY);
  });

  it('is none with PostgreSQL and nothing set', () => {
    expect(keyOf({ DATABASE_URL })).toBeUndefined();
  });

  it('is made beside the embedded database, for its owner alone, and kept', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'citygauge-secrets-'));
    const encrypted = keyOf({ DATA_DIR: folder })?.encrypt('a secret', 'mary') ?? '';
    expect(keyOf({ DATA_DIR: folder })?.decrypt(encrypted, 'mary')).toBe('a secret');
    const file = path.join(folder, 'secrets.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32);
    rmSync(folder, { recursive: true });
  });
});

describe('namesOfBrowser', () => {
  const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
  const KHTML = 'AppleWebKit/537.36 (KHTML, like Gecko)';
  it.each([
    [`${WINDOWS} ${KHTML} Chrome/142.0.0.0 Safari/537.36`, 'Chrome', 'Windows'],
    [`${WINDOWS} ${KHTML} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Edge', 'Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox', 'Linux'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      'Safari',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1',
      'Chrome',
      'iPhone',
    ],
    [
      `Mozilla/5.0 (Linux; Android 15; SM-S921B) ${KHTML} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
      'Samsung Internet',
      'Android',
    ],
    ['curl/8.5.0', null, null],
    ['', null, null],
    ['<script>alert(1)</script>', null, null],
  ])('%s: %s on %s', (userAgent, browser, system) => {
    expect(namesOfBrowser(userAgent)).toEqual({ browser, system });
  });
});
