/** The rules of a verification: which steps there are, what a verdict is bound to, and whose turn it is. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { EntryStatus } from '#app/domain/entry/entry.ts';
import { inputReferences } from '#app/domain/entry/fields.ts';
import {
  basisOf,
  canonicalBasis,
  differencesOf,
  type BasisRows,
} from '#app/domain/verification/fingerprint.ts';
import { verdictProblem } from '#app/domain/verification/judging.ts';
import {
  reviewSelectionOf,
  selectReviewed,
  type ReviewRow,
} from '#app/domain/verification/select-reviewed.ts';
import {
  MESSAGE_KINDS,
  MESSAGES,
  messageProblem,
  standingOf,
  turnOf,
  type MessageKind,
} from '#app/domain/verification/thread.ts';
import {
  isOpenForChanges,
  isStepOf,
  STEPS,
  takeStep,
  TRANSITIONS,
  WORK_STATES,
  type Transition,
  type WorkFacts,
  type WorkSide,
  type WorkState,
} from '#app/domain/verification/work.ts';
import { publicationInput } from '#tests/fixtures/publication.ts';

const { definitions } = publicationInput();
const GOOD: WorkFacts = { hasObstacles: false, withoutVerdict: 0, openProposals: 0 };
const of = (...sides: WorkSide[]) => new Set(sides);

describe('the steps of the work', () => {
  /** Written by hand: what is not here must not be possible. */
  const POSSIBLE: Array<[WorkState, Transition, WorkSide, WorkState]> = [
    ['collecting', 'submit', 'coordinator', 'submitted'],
    ['withCity', 'submit', 'coordinator', 'submitted'],
    ['submitted', 'takeBack', 'coordinator', 'collecting'],
    ['submitted', 'begin', 'verifier', 'inReview'],
    ['inReview', 'sendBack', 'verifier', 'withCity'],
    ['inReview', 'attest', 'verifier', 'attested'],
    ['attested', 'reopen', 'coordinator', 'withCity'],
    ['attested', 'reopen', 'verifier', 'withCity'],
  ];
  const every = WORK_STATES.flatMap((state) =>
    TRANSITIONS.flatMap((transition) =>
      (['coordinator', 'verifier'] as const).map((side) => [state, transition, side] as const),
    ),
  );

  it.each(every)('%s, %s by a %s', (state, transition, side) => {
    const known = POSSIBLE.find(
      (row) => row[0] === state && row[1] === transition && row[2] === side,
    );
    const taken = takeStep(state, transition, { sides: of(side), reason: 'why', facts: GOOD });
    if (known) expect(taken).toEqual({ to: known[3], reason: 'why' });
    else expect(taken).toEqual({ problem: expect.stringMatching(/^(notYours|notPossible)$/) });
    expect(isStepOf(transition, state, of(side))).toBe(known !== undefined);
    expect(takeStep(state, transition, { sides: of(), reason: 'why', facts: GOOD })).toEqual({
      problem: 'notYours',
    });
  });

  it.each([
    ['submitted', 'takeBack', '  ', GOOD, 'reasonNeeded'],
    ['inReview', 'sendBack', '', GOOD, 'reasonNeeded'],
    ['attested', 'reopen', '', GOOD, 'reasonNeeded'],
    ['inReview', 'sendBack', 'x'.repeat(2001), GOOD, 'reasonTooLong'],
    ['collecting', 'submit', '', { ...GOOD, hasObstacles: true }, 'obstacles'],
    ['inReview', 'attest', '', { ...GOOD, hasObstacles: true }, 'obstacles'],
    ['inReview', 'attest', '', { ...GOOD, withoutVerdict: 1 }, 'withoutVerdict'],
    ['inReview', 'attest', '', { ...GOOD, openProposals: 1 }, 'openProposals'],
  ] as const)('%s, %s is refused: %s', (state, transition, reason, facts, problem) => {
    const sides = of('coordinator', 'verifier');
    expect(takeStep(state, transition, { sides, reason, facts })).toEqual({ problem });
  });

  test('whatever is tried, an attested round was in review, and was submitted before', () => {
    const steps = fc.array(
      fc.record({
        transition: fc.constantFrom(...TRANSITIONS),
        side: fc.constantFrom<WorkSide>('coordinator', 'verifier'),
        reason: fc.constantFrom('', 'because'),
        facts: fc.record({
          hasObstacles: fc.boolean(),
          withoutVerdict: fc.nat(2),
          openProposals: fc.nat(1),
        }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, (tried) => {
        let state: WorkState = 'collecting';
        const path: WorkState[] = [state];
        for (const { transition, side, reason, facts } of tried) {
          const taken = takeStep(state, transition, { sides: of(side), reason, facts });
          if ('problem' in taken) continue;
          expect(STEPS[transition].from).toContain(state);
          if (transition === 'attest') expect(facts).toMatchObject({ withoutVerdict: 0 });
          state = taken.to;
          path.push(state);
        }
        for (const [index, one] of path.entries()) {
          if (one === 'attested') expect(path[index - 1]).toBe('inReview');
          if (one === 'inReview') expect(path[index - 1]).toBe('submitted');
        }
      }),
    );
  });

  it('only what is attested is closed', () => {
    expect(WORK_STATES.filter((state) => !isOpenForChanges(state))).toEqual(['attested']);
  });
});

describe('a fingerprint', () => {
  const stored: BasisRows = publicationInput().rows;
  const rows = () => structuredClone(stored);
  const dataPoints = definitions.kpis.flatMap((kpi) =>
    kpi.dataPoints.map((dataPoint) => ({ kpi, dataPoint })),
  );
  const typed = (data: BasisRows) =>
    dataPoints.filter(({ kpi, dataPoint }) => basisOf(kpi, dataPoint, data).figures.length > 0);
  const of = (id: string, data: BasisRows) => {
    const found = dataPoints.find((one) => one.dataPoint.id === id);
    if (!found) throw new Error(id);
    return canonicalBasis(basisOf(found.kpi, found.dataPoint, data));
  };

  test('the order of rows and the way in which a decimal is written do not change it', () => {
    const data = rows();
    const points = typed(data);
    expect(points.length).toBeGreaterThan(50);
    const shuffled: BasisRows = {
      registerValues: data.registerValues.toReversed().map((row) => ({
        ...row,
        decimal_value:
          row.decimal_value === null || row.decimal_value.includes('.')
            ? row.decimal_value
            : `${row.decimal_value}.00`,
      })),
      inputValues: data.inputValues.toReversed(),
      entries: data.entries.toReversed(),
    };
    for (const { dataPoint } of points)
      expect(of(dataPoint.id, shuffled)).toBe(of(dataPoint.id, data));
  });

  type Change = [string, (row: Record<string, unknown>) => void];
  const FIGURE_CHANGES: Change[] = [
    [
      'figure',
      (row) =>
        Object.assign(row, {
          decimal_value: Number(row.decimal_value) === 7 ? '8' : '7',
          // a row holds a number or an answer, never both
          yes_no: null,
        }),
    ],
    ['answer', (row) => (row.yes_no = row.yes_no !== true)],
    ['unit', (row) => (row.unit = 'another-unit')],
    ['year', (row) => (row.reference_year = 1999)],
    ['deletion', (row) => (row.typed_text = '')],
    [
      'unreadable text',
      (row) => Object.assign(row, { typed_text: 'about 4', decimal_value: null, yes_no: null }),
    ],
  ];

  test('any change of a figure that it rests on changes it, and nothing else does', () => {
    const before = new Map(dataPoints.map(({ dataPoint: { id } }) => [id, of(id, stored)]));
    const point = fc.constantFrom(...typed(stored));
    fc.assert(
      fc.property(point, fc.constantFrom(...FIGURE_CHANGES), fc.nat(), (chosen, change, which) => {
        const { kpi, dataPoint } = chosen;
        const changed = rows();
        const references = inputReferences(dataPoint);
        const own = changed.inputValues.filter(
          (row) => row.kpi_id === kpi.id && references.includes(row.input_id),
        );
        const shared = changed.registerValues.filter(
          (row) =>
            references.includes(`register:${row.register_id}`) &&
            !own.some((one) => one.input_id === `register:${row.register_id}`),
        );
        const mine = [...own, ...shared].filter((row) => row.typed_text !== '');
        fc.pre(mine.length > 0);
        const row = mine[which % mine.length];
        change[1](row as unknown as Record<string, unknown>);
        expect(of(dataPoint.id, changed)).not.toBe(before.get(dataPoint.id));
        // what does not read the row stays as it was
        for (const other of dataPoints) {
          const reads = inputReferences(other.dataPoint);
          const isRead =
            row &&
            ('register_id' in row
              ? reads.includes(`register:${row.register_id}`)
              : other.kpi.id === row.kpi_id && reads.includes(row.input_id));
          if (isRead) continue;
          const { id } = other.dataPoint;
          expect(of(id, changed)).toBe(before.get(id));
        }
      }),
      { numRuns: 40 },
    );
  });

  const id = 'ec-ict-ict-1c';
  const entry = (data: BasisRows) => {
    const row = data.entries.find((one) => one.data_point_id === id);
    if (!row) throw new Error('no entry');
    return row;
  };
  const CHANGES: Array<[string, (data: BasisRows) => BasisRows]> = [
    [
      'a final value',
      (data) => {
        Object.assign(entry(data), { final_text: '97', final_decimal: '97' });
        return data;
      },
    ],
    [
      'the status',
      (data) => {
        entry(data).status = 'notApplicable';
        return data;
      },
    ],
    [
      'a figure of its own in place of the register’s',
      (data) => ({
        ...data,
        inputValues: [
          ...data.inputValues,
          {
            kpi_id: id,
            input_id: 'register:households',
            typed_text: '9',
            decimal_value: '9',
            yes_no: null,
            unit: null,
            reference_year: null,
            override_reason: null,
          },
        ],
      }),
    ],
  ];
  it.each(CHANGES)('changes with %s', (_, change) => {
    expect(of(id, change(rows()))).not.toBe(of(id, rows()));
  });

  it('changes with the reason of an override, and with the revision of the definition', () => {
    const overridden = CHANGES[2]?.[1](rows());
    if (!overridden) throw new Error('no change');
    const other = structuredClone(overridden);
    const own = other.inputValues.at(-1);
    if (own) own.override_reason = 'Only flats that are lived in';
    expect(of(id, other)).not.toBe(of(id, overridden));
    const found = dataPoints.find((one) => one.dataPoint.id === id);
    if (!found) throw new Error(id);
    const revised = { ...found.dataPoint, revision: '99' };
    expect(canonicalBasis(basisOf(found.kpi, revised, rows()))).not.toBe(of(id, rows()));
  });

  it('tells what was and what is', () => {
    const found = dataPoints.find((one) => one.dataPoint.id === id);
    if (!found) throw new Error(id);
    const was = basisOf(found.kpi, found.dataPoint, rows());
    expect(differencesOf(was, was)).toEqual([]);
    const changed = rows();
    entry(changed).status = 'notCollected' satisfies EntryStatus;
    const register = changed.registerValues.find((row) => row.register_id === 'households');
    if (register) register.decimal_value = '1234.50';
    const is = basisOf(found.kpi, { ...found.dataPoint, revision: '99' }, changed);
    expect(differencesOf(was, is)).toMatchObject([
      { kind: 'definition', is: '99' },
      { kind: 'status', was: 'reported', is: 'notCollected' },
      { kind: 'figure', id: 'register:households', is: { value: '1234.5', from: 'register' } },
    ]);
    const [first, ...rest] = was.figures;
    expect(differencesOf({ ...was, figures: rest }, was)).toEqual([
      { kind: 'figure', id: first?.id, was: null, is: first },
    ]);
  });
});

describe('a thread', () => {
  const thread = (...kinds: MessageKind[]) =>
    kinds.map((kind, index) => ({ kind, at: `2026-01-0${index + 1}` }));
  const REVIEWED = { isReported: true, hasVerdict: false };

  it.each([
    ['nothing is said', [], 'verifier', null],
    ['a question', ['question'], 'city', 'city'],
    ['a question and an answer', ['question', 'answer'], 'verifier', null],
    ['an answer that is asked about', ['question', 'answer', 'question'], 'city', 'city'],
    ['settled by words', ['question', 'settled'], 'verifier', null],
    ['a proposal', ['proposal'], 'city', 'city'],
    ['a declined proposal', ['proposal', 'declined'], 'verifier', null],
    ['an accepted proposal', ['proposal', 'accepted'], 'verifier', null],
    ['a proposal taken back', ['question', 'answer', 'proposal', 'withdrawn'], 'verifier', null],
    ['a question beside an open proposal', ['proposal', 'question', 'answer'], 'city', 'city'],
  ] as const)('%s: whose turn it is', (_, kinds, inReview, withCity) => {
    const standing = standingOf(thread(...kinds), null);
    expect(turnOf('inReview', { ...standing, ...REVIEWED })).toBe(inReview);
    expect(turnOf('submitted', { ...standing, ...REVIEWED })).toBe(inReview);
    expect(turnOf('withCity', { ...standing, ...REVIEWED })).toBe(withCity);
    expect(turnOf('attested', { ...standing, ...REVIEWED })).toBeNull();
    expect(turnOf('collecting', { ...standing, ...REVIEWED })).toBeNull();
  });

  it('a verdict settles what was said before it, and not what is said after', () => {
    const judged = { isReported: true, hasVerdict: true };
    const said = thread('question', 'answer');
    expect(turnOf('inReview', { ...standingOf(said, '2026-01-03'), ...judged })).toBeNull();
    expect(turnOf('inReview', { ...standingOf(said, '2026-01-01T12'), ...judged })).toBe(
      'verifier',
    );
    const asked = thread('answer', 'question');
    expect(turnOf('inReview', { ...standingOf(asked, '2026-01-01'), ...judged })).toBe('city');
    const proposed = standingOf(thread('proposal'), '2026-01-03');
    expect(turnOf('inReview', { ...proposed, ...judged })).toBe('city');
  });

  it('nobody has to do anything about what is not reported and not asked about', () => {
    const standing = standingOf([], null);
    expect(turnOf('inReview', { ...standing, isReported: false, hasVerdict: false })).toBeNull();
  });

  test('an open question is the city’s turn, whatever else was said', () => {
    const kinds = fc.array(fc.constantFrom(...MESSAGE_KINDS), { maxLength: 8 });
    fc.assert(
      fc.property(kinds, (before) => {
        const standing = standingOf(thread(...before, 'question'), null);
        expect(turnOf('inReview', { ...standing, ...REVIEWED })).toBe('city');
        const after = standingOf(thread(...before, 'question', 'answer'), null);
        expect(turnOf('inReview', { ...after, ...REVIEWED })).toBe(
          after.openProposal === null ? 'verifier' : 'city',
        );
      }),
    );
  });

  it.each(MESSAGE_KINDS)('%s is said by one side, while the round is not closed', (kind) => {
    const standing = { openProposal: MESSAGES[kind].isAboutProposal ? 0 : null };
    const say = (side: 'city' | 'verifier' | undefined, state: WorkState, text = 'words') =>
      messageProblem(kind, text, { side, state, standing });
    const { by, isTextNeeded } = MESSAGES[kind];
    expect(say(by, 'inReview')).toBeUndefined();
    expect(say(by === 'city' ? 'verifier' : 'city', 'inReview')).toBe('notYours');
    expect(say(undefined, 'inReview')).toBe('notYours');
    expect(say(by, 'attested')).toBe('closed');
    expect(say(by, 'collecting')).toBe('notSubmitted');
    expect(say(by, 'withCity', ' ')).toBe(isTextNeeded ? 'textNeeded' : undefined);
    expect(say(by, 'withCity', 'x'.repeat(4001))).toBe('textTooLong');
  });

  it('there is one proposal at a time, and none to accept where none is open', () => {
    const about = { side: 'verifier', state: 'inReview', standing: { openProposal: 0 } } as const;
    expect(messageProblem('proposal', 'why', about)).toBe('oneAtATime');
    const none = { side: 'city', state: 'inReview', standing: { openProposal: null } } as const;
    expect(messageProblem('accepted', '', none)).toBe('noProposal');
  });
});

describe('a verdict', () => {
  const now = { fingerprint: 'a', isJudgeable: true, isOpened: false };
  const wanted = { isVerified: true, remark: '', seen: 'a' };
  const about = { side: 'verifier', state: 'inReview', now, isAlone: true } as const;
  const among = { ...about, isAlone: false };
  it.each([
    ['given', wanted, about, undefined],
    ['by the city', wanted, { ...about, side: 'city' }, 'notYours'],
    ['before the review', wanted, { ...about, state: 'submitted' }, 'notInReview'],
    ['after it', wanted, { ...about, state: 'attested' }, 'notInReview'],
    ['not chosen', { ...wanted, isVerified: undefined }, about, 'choose'],
    ['about nothing', wanted, { ...about, now: { ...now, isJudgeable: false } }, 'nothingToJudge'],
    ['about an unknown one', wanted, { ...about, now: undefined }, 'nothingToJudge'],
    ['about other figures', { ...wanted, seen: 'b' }, about, 'changedMeanwhile'],
    ['No without a why', { ...wanted, isVerified: false }, about, 'remarkNeeded'],
    ['No with a why', { ...wanted, isVerified: false, remark: 'Wrong year' }, about, undefined],
    ['among several, unopened', wanted, among, 'notOpened'],
    ['among several, opened', wanted, { ...among, now: { ...now, isOpened: true } }, undefined],
    ['at length', { ...wanted, remark: 'x'.repeat(2001) }, about, 'remarkTooLong'],
  ] as const)('%s', (_, verdict, context, problem) => {
    expect(verdictProblem(verdict, context)).toBe(problem);
  });
});

describe('the list of a review', () => {
  const row: ReviewRow = {
    segment: 'seg-ec-ict',
    turn: null,
    isReported: true,
    isNotApplicable: false,
    isOpen: false,
    isChanged: false,
    verdict: null,
  };
  const rows: ReviewRow[] = [
    row,
    { ...row, turn: 'city', isOpen: true, verdict: 'dropped' },
    { ...row, turn: 'verifier', isChanged: true, verdict: 'verified', segment: 'seg-sc-sa' },
    { ...row, verdict: 'notVerified' },
    { ...row, isReported: false },
  ];
  it.each([
    ['', [0, 1, 2, 3, 4]],
    ['show=nonsense', [0, 1, 2, 3, 4]],
    ['show=city', [1]],
    ['show=verifier', [2]],
    ['show=questions', [1]],
    ['show=changed', [2]],
    ['show=dropped', [1]],
    ['show=noVerdict', [0, 1]],
    ['show=verified', [2]],
    ['show=notVerified', [3]],
    ['segment=seg-sc-sa', [2]],
    ['segment=seg-sc-sa&show=city', []],
  ])('%s', (search, expected) => {
    const selection = reviewSelectionOf(new URLSearchParams(search));
    expect(selectReviewed(rows, selection).map((one) => rows.indexOf(one))).toEqual(expected);
  });
});
