/** What waits on a device: merged, sent and answered in any order, the newest text is never lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldResult } from '#app/domain/entry/fields.ts';
import {
  abandonedAt,
  failureOf,
  mayNeverArrive,
  mendsItself,
  readyToSend,
  refusedUnsent,
  withAnswer,
  withChosen,
  withDiscarded,
  withTried,
  withTyped,
  type Typed,
  type Waiting,
} from '#app/domain/entry/outbox.ts';

const FIELD = 'register/population/value';

function typed(text: string, more: Partial<Typed> = {}): Typed {
  return {
    account: 'ada',
    url: '/manage/a/2026/save',
    field: FIELD,
    was: 'first',
    text,
    revision: 3,
    typedAt: 1000,
    isLeft: true,
    place: { href: '/manage/a/2026/register', page: 'Register', label: 'Population' },
    ...more,
  };
}
const saved = (text: string, revision: number): FieldResult => ({
  field: FIELD,
  kind: 'saved',
  text,
  revision,
});
const conflict = (theirs: string, revision: number) =>
  ({ field: FIELD, kind: 'conflict', theirs, by: 'Bo', at: '', revision }) as const;
const HELD = { field: FIELD, kind: 'refused', problem: { code: 'year' } } as const;
const refused: FieldResult = HELD;

describe('a text of a field that waits already', () => {
  it('replaces the text and keeps what the person saw first', () => {
    const one = withTyped(undefined, typed('5'));
    const two = withTyped(one, typed('56', { was: 'later', revision: 9, typedAt: 2000 }));
    expect(two).toMatchObject({ text: '56', was: 'first', revision: 3, typedAt: 2000 });
  });
  it('is dropped where it is what was stored, unless another one may have been sent', () => {
    const one = withTyped(undefined, typed('5'));
    expect(withTyped(one, typed('first'))).toBeUndefined();
    expect(withTyped(withTried(one, '5'), typed('first'))).toMatchObject({ text: 'first' });
  });
  it('stays a conflict until the person chooses', () => {
    const held = withAnswer(withTyped(undefined, typed('5')), '5', conflict('6', 4));
    const longer = withTyped(held, typed('55'));
    expect(longer).toMatchObject({ text: '55', was: '6', revision: 4, held: { theirs: '6' } });
    expect(withChosen(longer, typed('55'))).toMatchObject({ held: undefined, was: '6' });
  });
  it('is tried again once it is corrected', () => {
    const held = withAnswer(withTyped(undefined, typed('x')), 'x', refused);
    expect(withTyped(held, typed('x'))?.held).toEqual(refused);
    expect(withTyped(held, typed('2024'))?.held).toBeUndefined();
  });
});

describe('an answer', () => {
  it('takes out only the text that was sent', () => {
    const one = withTyped(undefined, typed('5'));
    expect(withAnswer(one, '5', saved('5', 4))).toBeUndefined();
    const newer = withTyped(one, typed('56'));
    expect(withAnswer(newer, '5', saved('5', 4))).toMatchObject({ text: '56', was: '5' });
  });
  it('is no conflict with a text of their own whose answer was lost', () => {
    const lost = withTried(withTyped(undefined, typed('5')), '5');
    const newer = withTried(withTyped(lost, typed('56')), '56');
    const left = withAnswer(newer, '56', conflict('5', 4));
    expect(left).toMatchObject({ text: '56', was: '5', revision: 4 });
    expect(left?.held).toBeUndefined();
  });
});

describe('what is sent', () => {
  it('is what was left or abandoned, never what is held', () => {
    const texts: Waiting[] = [
      typed('left', { typedAt: 2 }),
      typed('typing', { isLeft: false, typedAt: 19_000 }),
      typed('abandoned', { isLeft: false, typedAt: 1 }),
      { ...typed('held'), held: conflict('6', 4) },
    ];
    expect(readyToSend(texts, 20_000).map((one) => one.text)).toEqual(['abandoned', 'left']);
  });
  it('is not what no server would read', () => {
    expect(refusedUnsent(typed('a'.repeat(10_000)))).toBeUndefined();
    expect(refusedUnsent(typed('a'.repeat(10_001)))).toMatchObject({ kind: 'refused' });
  });
});

describe('a text that does not arrive', () => {
  it.each([
    [200, false, undefined],
    [302, true, 'signedOut'],
    [401, false, 'signedOut'],
    [403, false, 'noRight'],
    [404, false, 'gone'],
    [409, false, 'otherAccount'],
    [400, false, 'notUnderstood'],
    [413, false, 'notUnderstood'],
    [429, false, 'busy'],
    [503, false, 'busy'],
  ] as const)('%s, redirected: %s, means %s', (status, isRedirect, failure) => {
    expect(failureOf(status, isRedirect)).toBe(failure);
  });
  it('is tried again by itself only where time may help', () => {
    expect(['offline', 'busy'].every((one) => mendsItself(one as 'offline'))).toBe(true);
    expect(mendsItself('signedOut')).toBe(false);
  });
  it('can be discarded where it may never arrive, not while it only waits', () => {
    expect(mayNeverArrive(HELD, undefined)).toBe(true);
    expect(mayNeverArrive(undefined, 'noRight')).toBe(true);
    expect(mayNeverArrive(undefined, 'offline')).toBe(false);
    expect(mayNeverArrive(undefined, 'otherAccount')).toBe(false);
  });
  it('is not discarded once another one is typed', () => {
    expect(withDiscarded(typed('5'), '5')).toBeUndefined();
    expect(withDiscarded(typed('56'), '5')).toMatchObject({ text: '56' });
  });
  it('is abandoned ten seconds after the last letter', () => {
    const typing = typed('5', { isLeft: false, typedAt: 3000 });
    expect(abandonedAt([typed('left'), typing])).toBe(13_000);
    expect(readyToSend([typing], 12_999)).toEqual([]);
    expect(readyToSend([typing], 13_000)).toEqual([typing]);
    expect(abandonedAt([typed('left')])).toBeUndefined();
  });
});

describe('any order of typing, sending, failing, closing and changes by others', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('type' as const), text: fc.constantFrom('a', 'b', 'c', '') }),
    fc.record({
      do: fc.constantFrom('send' as const, 'lose' as const, 'answer' as const, 'reload' as const),
      text: fc.constant(''),
    }),
    fc.record({ do: fc.constant('other' as const), text: fc.constantFrom('x', 'y') }),
    fc.record({ do: fc.constant('choose' as const), text: fc.constant('') }),
  );

  it('loses neither the newest text nor, unseen, that of someone else', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const server = { text: '', revision: 1 };
        const seen = { text: '', revision: 1 };
        let kept: Waiting | undefined;
        let newest = '';
        let unseen: string | undefined;
        let answer: { sent: string; result: FieldResult } | undefined;
        /** The rule of the server, with what it overwrites noted. */
        const serve = (one: Waiting): FieldResult => {
          const isChanged = server.revision !== one.revision && server.text !== one.was;
          if (isChanged && server.text !== one.text) return conflict(server.text, server.revision);
          expect(unseen === undefined || one.text === unseen || one.was === unseen).toBe(true);
          unseen = undefined;
          Object.assign(server, { text: one.text, revision: server.revision + 1 });
          return saved(server.text, server.revision);
        };
        const learn = () => {
          if (!answer) return;
          const { sent, result } = answer;
          kept = withAnswer(kept, sent, result);
          if (result.kind === 'saved') Object.assign(seen, result);
          if (result.kind === 'conflict') {
            Object.assign(seen, { text: result.theirs, revision: result.revision });
          }
          answer = undefined;
        };
        for (const { do: what, text } of steps) {
          if (what === 'type') {
            newest = text;
            kept = withTyped(kept, typed(text, { was: seen.text, revision: seen.revision }));
          } else if (what === 'choose' && kept?.held) {
            kept = withChosen(kept, typed(newest));
          } else if (what === 'other') {
            unseen = text;
            Object.assign(server, { text, revision: server.revision + 1 });
          } else if ((what === 'send' || what === 'lose') && !answer) {
            const [one] = readyToSend(kept ? [kept] : [], 2000);
            if (!one) continue;
            kept = withTried(kept, one.text);
            const result = serve(one);
            if (what === 'send') answer = { sent: one.text, result };
          } else if (what === 'answer') learn();
          else if (what === 'reload') {
            answer = undefined;
            kept = kept && (JSON.parse(JSON.stringify(kept)) as Waiting);
            Object.assign(seen, server);
            if (!kept) newest = server.text;
          }
          const isSafe = kept ? kept.text === newest : true;
          expect(isSafe).toBe(true);
          // nothing waits: the newest text was stored, or never differed from what the person saw
          if (!kept) expect([seen.text, server.text]).toContain(newest);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
