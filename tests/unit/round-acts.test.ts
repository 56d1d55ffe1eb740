/** The table of who may do what when: said once more as people would say it, and held against the rules of the work. */
import { describe, expect, it } from 'vitest';
import { verdictProblem } from '#app/domain/verification/judging.ts';
import { MESSAGE_KINDS, MESSAGES, messageProblem } from '#app/domain/verification/thread.ts';
import {
  isOpenForChanges,
  isStepOf,
  TRANSITIONS,
  WORK_STATES,
  type WorkSide,
  type WorkState,
} from '#app/domain/verification/work.ts';
import type { RoundRole } from '#app/server/permissions/access.ts';
import { permissionFor, ROUND_ACTS, type RoundAct } from '#app/server/permissions/round-acts.ts';

const ROLES: readonly RoundRole[] = ['viewer', 'hub', 'contributor', 'coordinator', 'verifier'];
const SIDE: Record<RoundRole, 'city' | 'verifier' | undefined> = {
  viewer: undefined,
  hub: undefined,
  contributor: 'city',
  coordinator: 'city',
  verifier: 'verifier',
};
const WORK_SIDES: Record<RoundRole, ReadonlySet<WorkSide>> = {
  viewer: new Set(),
  hub: new Set(),
  contributor: new Set(),
  coordinator: new Set(['coordinator']),
  verifier: new Set(['verifier']),
};

function every(check: (role: RoundRole, state: WorkState) => void): void {
  for (const role of ROLES) for (const state of WORK_STATES) check(role, state);
}

const SAID: ReadonlyArray<[RoundRole, RoundAct, WorkState, string]> = [
  ['viewer', 'enterFigures', 'collecting', 'notYours'],
  ['contributor', 'enterFigures', 'inReview', 'may'],
  ['contributor', 'enterFigures', 'attested', 'notNow'],
  ['contributor', 'work.submit', 'collecting', 'notYours'],
  ['contributor', 'shareWork', 'collecting', 'notYours'],
  ['coordinator', 'work.submit', 'withCity', 'may'],
  ['coordinator', 'work.submit', 'attested', 'notNow'],
  ['coordinator', 'work.attest', 'inReview', 'notYours'],
  ['coordinator', 'judge', 'inReview', 'notYours'],
  ['coordinator', 'publish.self-reported', 'inReview', 'may'],
  ['coordinator', 'publish.verified', 'inReview', 'notNow'],
  ['verifier', 'publish.verified', 'attested', 'notYours'],
  ['verifier', 'enterFigures', 'inReview', 'notYours'],
  ['verifier', 'review.question', 'collecting', 'notNow'],
  ['verifier', 'judge', 'submitted', 'notNow'],
  ['verifier', 'work.reopen', 'attested', 'may'],
];

describe('the table of what may be done in a round', () => {
  it.each(SAID)('says of a %s and %s while %s: %s', (role, act, state, said) => {
    expect(permissionFor(role, act, state)).toBe(said);
  });

  it.each(['viewer', 'hub'] as const)('gives a %s nothing to do', (role) => {
    for (const act of ROUND_ACTS)
      for (const state of WORK_STATES) expect(permissionFor(role, act, state)).toBe('notYours');
  });

  it('says of every step what the work itself says', () => {
    every((role, state) => {
      for (const step of TRANSITIONS) {
        const may = permissionFor(role, `work.${step}`, state) === 'may';
        expect([step, role, state, may]).toEqual([
          step,
          role,
          state,
          isStepOf(step, state, WORK_SIDES[role]),
        ]);
      }
    });
  });

  it('says of every message what its thread says', () => {
    every((role, state) => {
      for (const kind of MESSAGE_KINDS) {
        const standing = { openProposal: MESSAGES[kind].isAboutProposal ? 0 : null };
        const problem = messageProblem(kind, 'text', { side: SIDE[role], state, standing });
        const said = permissionFor(role, `review.${kind}`, state);
        expect([kind, role, state, said]).toEqual([
          kind,
          role,
          state,
          problem === undefined ? 'may' : problem === 'notYours' ? 'notYours' : 'notNow',
        ]);
      }
    });
  });

  it('says of a verdict what the judging says', () => {
    every((role, state) => {
      const problem = verdictProblem(
        { isVerified: true, remark: '', seen: 'same' },
        {
          side: SIDE[role],
          state,
          now: { fingerprint: 'same', isJudgeable: true, isOpened: true },
          isAlone: true,
        },
      );
      expect(permissionFor(role, 'judge', state) === 'may').toBe(problem === undefined);
    });
  });

  it('closes to every change what saving closes', () => {
    const changes = [
      'enterFigures',
      'answerWarnings',
      'goBack',
      'importFile',
      'keepEvidence',
    ] as const;
    for (const state of WORK_STATES)
      for (const act of changes)
        expect(permissionFor('contributor', act, state) === 'may').toBe(isOpenForChanges(state));
  });
});
