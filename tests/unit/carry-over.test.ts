/** What the round before suggests, and what never. */
import { describe, expect, it } from 'vitest';
import { takenOver } from '#app/domain/carry-over/posted-choice.ts';
import { suggestedOwners } from '#app/domain/carry-over/owners.ts';
import {
  suggestedEntry,
  suggestedRegister,
  type EntryTexts,
} from '#app/domain/carry-over/suggestions.ts';

const BEHIND = { quality: 'measured', origin: 'utility', sourceName: 'Water works' } as const;

describe('a data point', () => {
  const cases: Array<[name: string, before: EntryTexts, now: EntryTexts, expected: EntryTexts]> = [
    ['suggests what stood behind it', { status: 'reported', ...BEHIND }, {}, BEHIND],
    ['suggests it beside figures as well', { ...BEHIND }, { status: 'reported' }, BEHIND],
    [
      'keeps its link and scope',
      { sourceUrl: 'https://a.example', scope: 'The county' },
      {},
      { sourceUrl: 'https://a.example', scope: 'The county' },
    ],
    ['suggests nothing beside what somebody said', { ...BEHIND }, { scope: 'The county' }, {}],
    ['suggests nothing where nothing is to be told', { ...BEHIND }, { status: 'notCollected' }, {}],
    [
      'suggests no figure, year, comment or plan',
      {
        final: '12',
        referenceYear: '2024',
        comment: 'x',
        plannedFor: '2025-01-01',
        finalUnit: 'kwh',
        isProvisional: 'yes',
      },
      {},
      {},
    ],
    [
      'suggests that it does not apply, with the reason',
      { status: 'notApplicable', statusReason: 'No coast', ...BEHIND },
      {},
      { status: 'notApplicable', statusReason: 'No coast' },
    ],
    [
      'does not suggest that against figures',
      { status: 'notApplicable', statusReason: 'No coast' },
      { status: 'reported' },
      {},
    ],
    [
      'does not suggest again that it was not collected',
      { status: 'notCollected', statusReason: 'No staff' },
      {},
      {},
    ],
  ];
  it.each(cases)('%s', (_name, before, now, expected) => {
    expect(suggestedEntry(before, now)).toEqual(expected);
  });
});

describe('an item of the register', () => {
  const before = {
    value: '121 412',
    unit: '',
    referenceYear: '',
    source: 'Census',
    roundYear: 2025,
  };
  it('says the year that it was of', () => {
    expect(suggestedRegister(before, {})).toEqual({
      value: '121 412',
      referenceYear: '2025',
      source: 'Census',
    });
    expect(suggestedRegister({ ...before, referenceYear: '2023' }, {}).referenceYear).toBe('2023');
  });
  it('leaves what is there', () => {
    expect(suggestedRegister(before, { value: '1' })).toEqual({});
    expect(suggestedRegister(before, { source: 'Ours', referenceYear: '2026' })).toEqual({
      value: '121 412',
    });
    expect(suggestedRegister({ ...before, value: '' }, {})).toEqual({});
  });
  it('comes with its own unit, ahead of the figure', () => {
    const units = (was: string, now: string) =>
      Object.entries(suggestedRegister({ ...before, unit: was }, { unit: now })).slice(0, 2);
    expect(units('thousand', '')).toEqual([
      ['unit', 'thousand'],
      ['value', '121 412'],
    ]);
    expect(units('', 'thousand')[0]).toEqual(['unit', '']);
    expect(units('thousand', 'thousand')[0]).toEqual(['value', '121 412']);
  });
});

it('only what was shown and chosen is taken over', () => {
  const form = new FormData();
  form.set('seen:entry/a', '3');
  form.set('seen:entry/b', '1');
  expect([...takenOver(form)]).toEqual([]);
  form.set('stillValid', 'entry/b');
  expect([...takenOver(form)]).toEqual([['entry/b', 1]]);
  form.set('stillValid', 'entry/never-shown');
  expect([...takenOver(form)]).toEqual([]);
  form.set('stillValid', 'all');
  expect([...takenOver(form)]).toEqual([
    ['entry/a', 3],
    ['entry/b', 1],
  ]);
});

it('a part goes to who had it, unless they left, it is gone, or somebody has it', () => {
  const task = (subject_id: string, account_id: string | null) =>
    ({ subject_kind: 'segment', subject_id, account_id }) as const;
  const before = [
    task('a', 'kim'),
    task('b', 'kim'),
    task('c', 'left'),
    task('d', null),
    task('gone', 'kim'),
    task('e', 'kim'),
  ];
  const now = [task('b', 'toni'), task('e', null)];
  const owners = suggestedOwners(
    before,
    now,
    new Set(['kim', 'toni']),
    (_kind, id) => id !== 'gone',
  );
  expect(owners.map((one) => one.subject_id)).toEqual(['a', 'e']);
});
