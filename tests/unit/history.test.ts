/** What changed between the revisions of a row, and what leads back to one of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ENTRY_ATTRIBUTES,
  fieldName,
  fieldNamesOfRow,
  parseFieldName,
  parseRowKey,
  rowKey,
} from '#app/domain/entry/fields.ts';
import {
  changesBackTo,
  changesOf,
  nextToUndo,
  type Revision,
  type RowTexts,
} from '#app/domain/history/changes.ts';

const VALUE = 'register/population/value';
const SOURCE = 'register/population/source';

function revision(number: number, minute: number, texts: RowTexts, by = 'kari'): Revision {
  return { revision: number, at: `2026-01-01T08:0${minute}:00Z`, by, cause: null, texts };
}

describe('parseRowKey', () => {
  it.each([
    'input/ec-ict-ict-1c/householdsWithInternet',
    'input/ec-ict-ict-1c/register:households',
    'entry/ec-ict-ict-1c',
    'register/population',
  ])('%s is the key of its row, and its fields are of that row', (key) => {
    const row = parseRowKey(key);
    expect(row && rowKey(row)).toBe(key);
    const names = row ? fieldNamesOfRow(row) : [];
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const field = parseFieldName(name);
      expect(field && rowKey(field)).toBe(key);
    }
  });
  it.each([
    '',
    'input',
    'input/a',
    'input/a/',
    'input/a/b/c',
    'entry/',
    'entry/a/',
    'entry/a/comment',
    'register/a/b',
    'warning/a',
    'other/a',
  ])('%j is no key', (key) => {
    expect(parseRowKey(key)).toBeUndefined();
  });
  it('gives a reason only to a figure in place of the register', () => {
    const reasonOf = (inputId: string) =>
      fieldNamesOfRow({ row: 'input', kpiId: 'k', inputId }).filter((name) =>
        name.endsWith('/reason'),
      );
    expect(reasonOf('register:households')).toHaveLength(1);
    expect(reasonOf('householdsWithInternet')).toHaveLength(0);
  });
});

describe('changesOf', () => {
  const blank = { [VALUE]: '', [SOURCE]: '' };
  it('says for each save what it changed, with several revisions of one save as one', () => {
    const changes = changesOf(
      [
        revision(4, 3, { [VALUE]: '2', [SOURCE]: '' }),
        revision(3, 2, { [VALUE]: '2', [SOURCE]: 'Register' }, 'ola'),
        revision(2, 1, { [VALUE]: '1', [SOURCE]: 'Register' }),
        revision(1, 1, { [VALUE]: '1', [SOURCE]: '' }),
      ],
      blank,
    );
    expect(changes.map(({ revision: number, by, fields }) => [number, by, fields])).toEqual([
      [4, 'kari', [{ field: SOURCE, was: 'Register', now: '' }]],
      [3, 'ola', [{ field: VALUE, was: '1', now: '2' }]],
      [
        2,
        'kari',
        [
          { field: VALUE, was: '', now: '1' },
          { field: SOURCE, was: '', now: 'Register' },
        ],
      ],
    ]);
  });
  it('is empty without revisions', () => {
    expect(changesOf([], blank)).toEqual([]);
  });
});

describe('changesBackTo', () => {
  const STATUS = fieldName.entry('a', 'status');
  it.each([
    ['reported', 'notStarted', false],
    ['notStarted', 'reported', false],
    ['notApplicable', 'reported', true],
    ['reported', 'notCollected', true],
  ])('a status of %s that was %s: saved %s', (now, wanted, isSaved) => {
    const changes = changesBackTo({ [STATUS]: wanted }, { [STATUS]: now }, 7);
    expect(changes).toEqual(
      isSaved ? [{ field: STATUS, was: now, text: wanted, revision: 7 }] : [],
    );
  });

  const names = ENTRY_ATTRIBUTES.filter((one) => one !== 'status').map((one) =>
    fieldName.entry('a', one),
  );
  const someTexts = fc.record(
    Object.fromEntries(names.map((name) => [name, fc.constantFrom('', 'x', 'y')])),
  );
  const apply = (texts: RowTexts, changes: ReturnType<typeof changesBackTo>): RowTexts => ({
    ...texts,
    ...Object.fromEntries(changes.map((change) => [change.field, change.text])),
  });

  it('restores the texts of any revision, and undoing that gives back those from before', () => {
    fc.assert(
      fc.property(fc.array(someTexts, { minLength: 1 }), fc.nat(), (history, pick) => {
        const now = history[0] ?? {};
        const target = history[pick % history.length] ?? {};
        const changes = changesBackTo(target, now, history.length);
        const restored = apply(now, changes);
        expect(restored).toEqual(target);
        expect(changes.every((change) => change.was !== change.text)).toBe(true);
        expect(apply(restored, changesBackTo(now, restored, history.length + 1))).toEqual(now);
      }),
    );
  });
});

describe('nextToUndo', () => {
  // newest first, as it is asked
  it.each([
    ['nothing was done', '', undefined],
    ['one change', 'a', 'a'],
    ['a change that was undone', 'Ua', undefined],
    ['the change before one that was undone', 'Uba', 'a'],
    ['a change after an undo', 'cUba', 'c'],
    ['the change before one that was undone after an undo', 'UcUba', 'a'],
    ['two undone in a row', 'UUba', undefined],
  ])('%s', (_, letters, expected) => {
    const saves = [...letters].map((name) => ({ name, isUndo: name === 'U' }));
    expect(nextToUndo(saves)?.name).toBe(expected);
  });

  it('is the last of a stack, whatever was done and undone', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (steps) => {
        const stack: number[] = [];
        const saves: Array<{ id: number; isUndo: boolean }> = [];
        for (const [id, isUndo] of steps.entries()) {
          if (isUndo && stack.length === 0) continue;
          if (isUndo) stack.pop();
          else stack.push(id);
          saves.unshift({ id, isUndo });
        }
        expect(nextToUndo(saves)?.id).toBe(stack.at(-1));
      }),
    );
  });
});
