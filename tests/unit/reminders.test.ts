/** When somebody is reminded: as work comes near, tomorrow, late, and once a week after that; never of what is handed in. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, isDue, isReminded } from '#app/domain/tasks/reminders.ts';

const TODAY = '2026-03-01';
const open = (dueOn: string | null) => ({ dueOn, state: 'open' }) as const;

describe('isDue', () => {
  it.each([
    [null, 'open', false],
    ['2026-03-09', 'open', false],
    ['2026-03-08', 'open', true],
    ['2026-03-01', 'handedBack', true],
    ['2020-01-01', 'open', true],
    ['2020-01-01', 'handedIn', false],
  ] as const)('due on %s and %s: %s', (dueOn, state, expected) => {
    expect(isDue({ dueOn, state }, TODAY)).toBe(expected);
  });
});

describe('dayAfter', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 7, '2027-01-07'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('%s and %d days: %s', (day, days, expected) => {
    expect(dayAfter(day, days)).toBe(expected);
  });
});

describe('isReminded', () => {
  it.each([
    ['nothing is due', [], null, false],
    ['it is far away', [open('2026-04-01')], null, false],
    ['it has come within a week', [open('2026-03-08')], '2026-02-27', true],
    ['that was said already', [open('2026-03-06')], '2026-02-28', false],
    ['it is due tomorrow', [open('2026-03-02')], '2026-02-28', true],
    ['that it is due today was said yesterday', [open('2026-03-01')], '2026-02-28', false],
    ['it has become late', [open('2026-02-28')], '2026-02-28', true],
    ['that it is late was said', [open('2026-02-20')], '2026-02-23', false],
    ['that it is late was said a week ago', [open('2026-02-10')], '2026-02-22', true],
    ['nobody was ever reminded', [open('2020-01-01')], null, true],
    ['it is handed in', [{ dueOn: '2026-02-01', state: 'handedIn' }], null, false],
    ['one of several is new', [open('2026-02-20'), open('2026-03-08')], '2026-02-28', true],
  ] as const)('%s', (_, tasks, remindedOn, expected) => {
    expect(isReminded(tasks, TODAY, remindedOn)).toBe(expected);
  });

  it('never twice on one day, and of one task at most three times until a week after its date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (days) => {
        const task = open(dayAfter(TODAY, days));
        let remindedOn: string | null = null;
        let count = 0;
        for (let day = 0; day <= days + 7; day += 1) {
          const today = dayAfter(TODAY, day);
          if (!isReminded([task], today, remindedOn)) continue;
          count += 1;
          remindedOn = today;
          expect(isReminded([task], today, remindedOn)).toBe(false);
        }
        expect(count).toBeGreaterThan(1);
        expect(count).toBeLessThanOrEqual(3);
      }),
    );
  });
});
