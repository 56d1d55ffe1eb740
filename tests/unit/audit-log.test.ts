/** The log in words: every action that the code writes has some, periods are whole days, and the file is safe. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS, isAuditAction, readPeriod } from '#app/domain/audit/actions.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { logCsvHead, logCsvLines, type LogRecord } from '#app/reports/log-csv.ts';
import { parseCsv } from '#tests/support/parse-csv.ts';

describe('the actions of the logs', () => {
  const sources = readdirSync('app/server', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.server.ts'))
    .map((file) => readFileSync(path.join('app/server', file), 'utf8'))
    .filter((text) => /append(City|Installation)Audit\(/.test(text));
  const written = sources.flatMap((text) =>
    [...text.matchAll(/\baction: (['`])(.+?)\1/g)].map((match) => match[2] ?? ''),
  );

  it('are found in the code', () => {
    expect(written.length).toBeGreaterThan(10);
  });

  it.each(written)('%s has words', (code) => {
    // `task.${...}`: any of the family
    const [family] = code.split('${');
    const known = code.includes('${')
      ? AUDIT_ACTIONS.filter((one) => one.startsWith(family ?? ''))
      : [code].filter(isAuditAction);
    expect(known, `put ${code} into app/domain/audit/actions.ts and log.json`).not.toEqual([]);
  });

  it.each(AUDIT_ACTIONS)('%s is told in words, not in its code', (action) => {
    expect(textFor()(`log.action.${action}`)).not.toContain(action);
  });
});

describe('a period', () => {
  it.each<[string, string, ReturnType<typeof readPeriod>]>([
    ['', '', {}],
    [
      '2025-02-28',
      '2025-02-28',
      { from: new Date('2025-02-28T00:00:00Z'), until: new Date('2025-03-01T00:00:00Z') },
    ],
    ['', '2024-12-31', { until: new Date('2025-01-01T00:00:00Z') }],
    ['2025-02-30', '', { problem: 'notADay' }],
    ['', 'yesterday', { problem: 'notADay' }],
    ['2025-03-02', '2025-03-01', { problem: 'backwards' }],
  ])('from %j to %j', (from, until, expected) => {
    expect(readPeriod({ from, until })).toEqual(expected);
  });
});

describe('the file', () => {
  const record: LogRecord = {
    line: 7,
    at: '2025-06-01T12:00:00.000Z',
    person: '=HYPERLINK("http://evil.example","me")',
    account: '',
    action: 'Gave a role',
    about: '+1 "quoted", and\nbroken',
    code: 'role.given',
    subject: '@sum',
    details: '{"role":"viewer"}',
    previous_hash: '0'.repeat(64),
    hash: 'a'.repeat(64),
  };

  it('holds every line as it is, and no formula that a spreadsheet would run', () => {
    const text = logCsvHead() + logCsvLines([record, { ...record, line: 6 }]);
    expect(text.startsWith('\uFEFFline,at,person')).toBe(true);
    const rows = parseCsv(text);
    expect(rows.map((row) => row.line)).toEqual(['7', '6']);
    expect(rows[0]).toEqual({
      ...record,
      line: '7',
      person: `'${record.person}`,
      about: `'${record.about}`,
      subject: `'${record.subject}`,
    });
  });
});
