/** What a request may do before anyone is asked: forged posts, addresses to go on to, years, configuration. */
import { describe, expect, it } from 'vitest';
import { readReportingYear } from '#app/domain/assessment/reporting-year.ts';
import { safeNext } from '#app/domain/paths.ts';
import {
  ConfigurationError,
  isLoopback,
  readConfiguration,
} from '#app/server/configuration.server.ts';
import { isForgedPost } from '#app/server/request/forged-post.server.ts';
import { fileResponse } from '#app/server/request/file-response.server.ts';
import { hasRight, type CityRight } from '#app/server/permissions/access.ts';

describe('isForgedPost', () => {
  const cases: Array<
    [name: string, method: string, headers: Record<string, string>, forged: boolean]
  > = [
    ['reading from anywhere', 'GET', { 'sec-fetch-site': 'cross-site' }, false],
    ['a form of ours', 'POST', { 'sec-fetch-site': 'same-origin' }, false],
    ['a form of another site', 'POST', { 'sec-fetch-site': 'cross-site' }, true],
    [
      'a form of a neighbour under the same domain',
      'POST',
      { 'sec-fetch-site': 'same-site' },
      true,
    ],
    [
      'an older browser, from our page',
      'POST',
      { origin: 'http://a.example', host: 'a.example' },
      false,
    ],
    [
      'an older browser, from another site',
      'POST',
      { origin: 'http://b.example', host: 'a.example' },
      true,
    ],
    ['a sandboxed frame', 'POST', { origin: 'null', host: 'a.example' }, true],
    ['an origin that is none', 'POST', { origin: 'x', host: 'a.example' }, true],
    [
      'behind a proxy',
      'POST',
      { origin: 'https://a.example', host: 'inner', 'x-forwarded-host': 'a.example' },
      false,
    ],
    ['a program', 'POST', { host: 'a.example' }, false],
    ['deleting from another site', 'DELETE', { 'sec-fetch-site': 'cross-site' }, true],
  ];
  it.each(cases)('%s', (_, method, headers, forged) => {
    expect(isForgedPost(method, headers)).toBe(forged);
  });
});

describe('safeNext', () => {
  it.each([
    ['/manage/a-no?x=1', '/manage/a-no?x=1'],
    ['//bad.example', '/manage'],
    ['/\\bad.example', '/manage'],
    ['https://bad.example', '/manage'],
    ['javascript:alert(1)', '/manage'],
    ['/a b', '/manage'],
    ['/a\n', '/manage'],
    ['', '/manage'],
    [null, '/manage'],
  ])('%j leads to %s', (next, to) => {
    expect(safeNext(next, '/manage')).toBe(to);
  });
});

describe('readReportingYear', () => {
  it.each([
    ['2026', { year: 2026 }],
    ['2027', { year: 2027 }],
    ['2028', { problem: 'tooLate' }],
    ['2000', { year: 2000 }],
    ['1999', { problem: 'tooEarly' }],
    ['26', { problem: 'notAYear' }],
    ['', { problem: 'notAYear' }],
    ['2026.5', { problem: 'notAYear' }],
  ])('%j in 2026', (text, expected) => {
    expect(readReportingYear(text, 2026)).toEqual(expected);
  });
});

describe('readConfiguration', () => {
  it('has defaults for everything, and examples only in the embedded database', () => {
    expect(readConfiguration({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: 'data',
      loadsExamples: true,
    });
    expect(readConfiguration({ DATABASE_URL: 'postgres://u:p@h/d' }).loadsExamples).toBe(false);
    expect(
      readConfiguration({ DATABASE_URL: 'postgres://u:p@h/d', SEED: 'examples' }).loadsExamples,
    ).toBe(true);
    expect(readConfiguration({ SEED: 'none' }).loadsExamples).toBe(false);
    expect(readConfiguration({}).registerTolerance).toBeUndefined();
    expect(readConfiguration({ REGISTER_TOLERANCE: '2.5' }).registerTolerance).toBe('2.5');
  });
  it.each([
    ['PORT', '70000'],
    ['PORT', 'abc'],
    ['LOG_LEVEL', 'loud'],
    ['ORIGIN', 'gauge.example'],
    ['DATABASE_URL', 'mysql://x'],
    ['SEED', 'all'],
    ['TRUST_PROXY', 'yes'],
    ['REGISTER_TOLERANCE', '5 %'],
    ['REGISTER_TOLERANCE', '-1'],
    ['REQUIRE_SECOND_FACTOR', 'maybe'],
    ['SMTP_URL', 'http://mail.example.org'],
    ['OIDC_ISSUER', 'http://login.example.org'],
    ['OIDC_ISSUER', 'https://login.example.org'],
    ['OIDC_CLIENT_ID', 'alone'],
  ])('%s=%s stops the start by name', (name, value) => {
    expect(() => readConfiguration({ [name]: value })).toThrow(ConfigurationError);
    expect(() => readConfiguration({ [name]: value })).toThrow(name);
  });
  it('names all wrong variables at once, and never prints a database password', () => {
    const wrong = { PORT: 'x', DATABASE_URL: 'mysql://user:hunter2@host/db' };
    expect(() => readConfiguration(wrong)).toThrow(
      /PORT[\s\S]*DATABASE_URL|DATABASE_URL[\s\S]*PORT/,
    );
    expect(() => readConfiguration(wrong)).not.toThrow(/hunter2/);
  });
  it.each([
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['127.0.0.1.bad.example', false],
  ])('%s is this machine alone: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});

describe('hasRight', () => {
  const table: Array<[Parameters<typeof hasRight>[0], CityRight, boolean]> = [
    [undefined, 'see', false],
    ['viewer', 'see', true],
    ['viewer', 'enter', false],
    ['contributor', 'enter', true],
    ['contributor', 'coordinate', false],
    ['coordinator', 'coordinate', true],
  ];
  it.each(table)('%s may %s: %s', (role, right, expected) => {
    expect(hasRight(role, right)).toBe(expected);
  });
});

describe('fileResponse', () => {
  const file = (tag: string | null) =>
    fileResponse({
      request: new Request('http://a.example/x', {
        headers: tag === null ? {} : { 'if-none-match': tag },
      }),
      etag: 'abc',
      type: 'text/csv',
      name: 'x.csv',
      content: () => 'content',
    });
  it.each([
    [null, 200],
    ['"other"', 200],
    ['"abc"', 304],
    ['W/"abc"', 304],
    ['"other", W/"abc"', 304],
  ])('answers %j with %i', async (tag, status) => {
    const response = await file(tag);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(status === 200 ? 'content' : '');
  });
});
