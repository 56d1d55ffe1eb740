/** Devices that type, lose their connection, crash and meet: no acknowledged value is lost, none is overwritten unseen. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  parseFieldName,
  parseRowKey,
  rowKey,
  type FieldChange,
  type FieldResult,
} from '#app/domain/entry/fields.ts';
import {
  readyToSend,
  withAnswer,
  withChosen,
  withDiscarded,
  withTried,
  withTyped,
  type Typed,
  type Waiting,
} from '#app/domain/entry/outbox.ts';
import {
  readRound,
  registerTexts,
  segmentTexts,
} from '#app/server/assessments/read-round.server.ts';
import type { SavedRound } from '#app/server/assessments/round-rows.server.ts';
import { saveFields, saveFieldsIn } from '#app/server/assessments/save-fields.server.ts';
import { readRevisions } from '#app/server/history/row-history.server.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addAssessment, addCity } from '#tests/support/database-rows.ts';

/** Two fields of one row, a figure of a KPI, and two fields of the entry whose status follows that figure. */
const FIELDS = [
  'register/households/value',
  'register/households/source',
  'input/ec-ict-ict-1c/householdsWithInternet',
  'entry/ec-ict-ict-1c/comment',
  'entry/ec-ict-ict-1c/sourceName',
] as const;
/** Kari has two devices, Ola has one. */
const OWNERS = ['Kari', 'Kari', 'Ola'] as const;
const LATER = 1_000_000;

const { definitions } = await loadStandard();
const segment = definitions.segmentById.get('seg-ec-ict');
if (!segment) throw new Error('no such segment');

type Texts = Record<string, string>;

/** A page on a device, and what the device keeps when the page is gone. */
interface Device {
  by: string;
  page: { texts: Texts; revisions: Record<string, number> };
  kept: Map<string, Waiting>;
  /** What its person typed last into a field and has not given up. */
  newest: Map<string, string>;
  /** Every text of a field that its person has had before their eyes. */
  seen: Map<string, Set<string>>;
  /** Answers that are still on their way. */
  answers: Array<{ sent: Waiting[]; results: FieldResult[] }>;
}

const device = fc.nat({ max: OWNERS.length - 1 });
const field = fc.constantFrom(...FIELDS);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), device, field }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('typing', 'revert', 'empty'), device, field }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('send' as const), device, field }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('sendLate', 'loseAnswer', 'crashServer', 'answer', 'crash'),
      device,
      field,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('mine', 'theirs', 'discard'), device, field }),
  },
);

/** Kari empties what is empty, Ola fills it, and Kari opens the page anew. */
const comment = 'entry/ec-ict-ict-1c/comment' as const;
const EMPTIED_EMPTY = [
  { do: 'empty' as const, device: 0, field: comment },
  { do: 'typing' as const, device: 2, field: comment },
  { do: 'send' as const, device: 2, field: comment },
  { do: 'crash' as const, device: 0, field: comment },
];

describe.each(engines())('what waits on devices, on %s', (engine) => {
  let database: TestDatabase;
  let people: Record<(typeof OWNERS)[number], string>;
  beforeAll(async () => {
    database = await openDatabase(engine);
    people = {
      Kari: await addAccount(database.db, { name: 'Kari' }),
      Ola: await addAccount(database.db, { name: 'Ola' }),
    };
  });
  afterAll(() => database.remove());

  async function stored(round: SavedRound) {
    const rows = await readRound(database.db, round.cityId, round.assessmentId);
    const register = registerTexts(definitions, rows);
    const entered = segmentTexts(definitions, segment!, rows);
    return {
      texts: { ...register.texts, ...entered.texts } as Texts,
      revisions: { ...register.revisions, ...entered.revisions },
    };
  }

  test('every order of typing, sending, losing, crashing and choosing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const cityId = await addCity(database.db);
        const round = {
          cityId,
          assessmentId: await addAssessment(database.db, cityId),
          definitions,
        };
        const acknowledged: Array<{ field: string; text: string }> = [];
        let minute = 0;
        let typedTexts = 0;

        const devices: Device[] = OWNERS.map((owner) => ({
          by: people[owner],
          page: { texts: {}, revisions: {} },
          kept: new Map(),
          newest: new Map(),
          seen: new Map(FIELDS.map((name) => [name, new Set<string>()])),
          answers: [],
        }));
        const see = (one: Device, name: string, text: string) => one.seen.get(name)?.add(text);
        /** A page is opened: it shows what is stored, and the kept texts in their fields. */
        const open = async (one: Device) => {
          one.page = await stored(round);
          one.answers = [];
          one.kept = new Map(JSON.parse(JSON.stringify([...one.kept])) as Array<[string, Waiting]>);
          for (const name of FIELDS) see(one, name, one.page.texts[name] ?? '');
        };
        const keep = (one: Device, name: string, next: Waiting | undefined) => {
          if (next) one.kept.set(name, next);
          else one.kept.delete(name);
        };
        const typed = (one: Device, name: string, text: string, isLeft = true): Typed => ({
          account: one.by,
          url: '/save',
          field: name,
          was: one.page.texts[name] ?? '',
          text,
          revision: one.page.revisions[rowKey(parseFieldName(name)!)] ?? 0,
          typedAt: minute,
          isLeft,
          place: { href: '', page: '', label: '' },
        });
        const type = (one: Device, name: string, text: string, isLeft = true) => {
          keep(one, name, withTyped(one.kept.get(name), typed(one, name, text, isLeft)));
          if (one.kept.has(name)) {
            one.newest.set(name, text);
          } else {
            // what the page shows already is no change that could get lost
            expect(text).toBe(one.page.texts[name] ?? '');
            one.newest.delete(name);
          }
          see(one, name, text);
        };
        const learn = (one: Device, sent: Waiting[], results: FieldResult[]) => {
          for (const result of results) {
            const text = sent.find((waiting) => waiting.field === result.field)?.text ?? '';
            keep(one, result.field, withAnswer(one.kept.get(result.field), text, result));
            if (result.kind === 'refused') continue;
            const shown = result.kind === 'saved' ? result.text : result.theirs;
            one.page.texts[result.field] = shown;
            one.page.revisions[rowKey(parseFieldName(result.field)!)] = result.revision;
            // a conflict is shown only where the device does not know the text as its own
            if (result.kind === 'saved' || one.kept.get(result.field)?.held) {
              see(one, result.field, shown);
            }
          }
        };
        /** Saves, and holds the round before and after against what each device knew. */
        const save = async (one: Device, sent: Waiting[]): Promise<FieldResult[]> => {
          const before = await stored(round);
          const changes: FieldChange[] = sent.map(({ field: name, was, text, revision }) => ({
            field: name,
            was,
            text,
            revision,
          }));
          const stamp = { at: new Date(Date.UTC(2026, 0, 1, 8, minute++)), by: one.by };
          const results = await saveFields(database.db, round, changes, stamp);
          const after = await stored(round);
          for (const name of FIELDS) {
            const [old = '', now = ''] = [before.texts[name], after.texts[name]];
            const result = results.find((candidate) => candidate.field === name);
            if (result?.kind === 'saved') {
              expect(now).toBe(result.text);
              acknowledged.push({ field: name, text: result.text });
              if (now !== old) expect([...(one.seen.get(name) ?? [])]).toContain(old);
            } else {
              expect(now).toBe(old);
              if (result?.kind === 'conflict') expect(result.theirs).toBe(now);
            }
          }
          return results;
        };
        const send = async (one: Device, fate: 'learn' | 'late' | 'lost' | 'crashServer') => {
          const sent = readyToSend(one.kept.values(), LATER);
          if (sent.length === 0 || one.answers.length > 0) return;
          for (const waiting of sent) {
            keep(one, waiting.field, withTried(one.kept.get(waiting.field), waiting.text));
          }
          if (fate === 'crashServer') {
            const before = await stored(round);
            const crash = database.db.transaction().execute(async (trx) => {
              await saveFieldsIn(trx, round, sent, { at: new Date(), by: one.by });
              throw new Error('the server is gone');
            });
            await expect(crash).rejects.toThrow('the server is gone');
            expect(await stored(round)).toEqual(before);
            return;
          }
          const results = await save(one, sent);
          if (fate === 'learn') learn(one, sent, results);
          if (fate === 'late') one.answers.push({ sent, results });
        };
        const answer = (one: Device) => {
          for (const { sent, results } of one.answers.splice(0)) learn(one, sent, results);
        };
        const choose = (one: Device, name: string, text: string) => {
          keep(one, name, withChosen(one.kept.get(name), typed(one, name, text)));
          one.newest.set(name, text);
        };
        /** The newest text is kept, or it was acknowledged, or it is what the page had before. */
        const isSafe = (one: Device, name: string) => {
          const newest = one.newest.get(name);
          if (newest === undefined) return true;
          const kept = one.kept.get(name);
          if (kept) return kept.text === newest;
          return (
            newest === one.page.texts[name] ||
            acknowledged.some((saved) => saved.field === name && saved.text === newest)
          );
        };
        const take = async ({ do: what, device: index, field: name }: (typeof steps)[number]) => {
          const one = devices[index]!;
          const held = one.kept.get(name)?.held;
          if (what === 'type') type(one, name, `text ${++typedTexts}`);
          if (what === 'typing') type(one, name, `text ${++typedTexts}`, false);
          if (what === 'revert') type(one, name, one.page.texts[name] ?? '');
          if (what === 'empty') type(one, name, '');
          if (what === 'send') await send(one, 'learn');
          if (what === 'sendLate') await send(one, 'late');
          if (what === 'loseAnswer') await send(one, 'lost');
          if (what === 'crashServer') await send(one, 'crashServer');
          if (what === 'answer') answer(one);
          if (what === 'crash') await open(one);
          if (held?.kind !== 'conflict') return;
          if (what === 'mine') choose(one, name, one.newest.get(name) ?? '');
          if (what === 'theirs') choose(one, name, held.theirs);
          if (what === 'discard') {
            keep(one, name, withDiscarded(one.kept.get(name), one.kept.get(name)?.text ?? ''));
            one.newest.delete(name);
          }
        };

        for (const one of devices) await open(one);
        for (const one of steps) {
          await take(one);
          for (const each of devices) {
            for (const name of FIELDS) expect([name, isSafe(each, name)]).toEqual([name, true]);
          }
        }
        // everybody comes back, and insists
        for (let round = 0; round < 20 && devices.some((one) => one.kept.size > 0); round += 1) {
          for (const one of devices) {
            answer(one);
            for (const [name, { held }] of one.kept) {
              if (held) choose(one, name, one.newest.get(name) ?? '');
            }
            await send(one, 'learn');
          }
        }
        expect(devices.flatMap((one) => [...one.kept.keys()])).toEqual([]);
        // whatever was acknowledged stands in the history of its row
        const rows = new Map<string, Awaited<ReturnType<typeof readRevisions>>>();
        for (const { field: name, text } of acknowledged) {
          const key = rowKey(parseFieldName(name)!);
          if (!rows.has(key)) {
            rows.set(key, await readRevisions(database.db, round, parseRowKey(key)!));
          }
          const kept = rows.get(key)?.map((revision) => revision.texts[name] ?? '');
          expect(text === '' ? ['', ...(kept ?? [])] : kept).toContain(text);
        }
      }),
      { numRuns: engine === 'pglite' ? 120 : 60, endOnFailure: false, examples: [[EMPTIED_EMPTY]] },
    );
  }, 300_000);
});
