/** A verification in the database: one step at a time, verdicts that drop with their figures, and nobody on both sides. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fieldName, type FieldChange } from '#app/domain/entry/fields.ts';
import type { Transition } from '#app/domain/verification/work.ts';
import { saveFields } from '#app/server/assessments/save-fields.server.ts';
import { setRole } from '#app/server/people/administer.server.ts';
import {
  assignVerifier,
  declareIndependence,
  removeVerifier,
} from '#app/server/verification/assign-verifier.server.ts';
import { giveVerdicts } from '#app/server/verification/give-verdicts.server.ts';
import { readReview } from '#app/server/verification/read-review.server.ts';
import { sendMessage, type NewMessage } from '#app/server/verification/send-message.server.ts';
import { takeWorkStep, type Stepping } from '#app/server/verification/take-step.server.ts';
import { getMembership, lockAccount } from '#db/queries/accounts.server.ts';
import { getAssessment, lockAssessment } from '#db/queries/assessments.server.ts';
import { verifyCityAudit } from '#db/queries/audit.server.ts';
import { getCity } from '#db/queries/cities.server.ts';
import { listEntryRevisions } from '#db/queries/entries.server.ts';
import { listInputValueRevisions } from '#db/queries/input-values.server.ts';
import {
  deleteVerifier,
  getVerifier,
  insertDeclaration,
  insertOpeningIfMissing,
  insertReviewMessage,
  insertVerdict,
  insertWorkEvent,
  isVerifierInCity,
  listDeclarations,
  listNewestVerdicts,
  listOpenings,
  listReviewMessages,
  listRoundsToVerify,
  listVerifiersOfCity,
  listWorkEvents,
  upsertVerifier,
} from '#db/queries/verification.server.ts';
import { getPublicationDocument } from '#app/server/publications/read-publication.server.ts';
import { publishAssessment } from '#app/server/publications/publish.server.ts';
import { insertTargetSetIfMissing } from '#db/queries/definition-sets.server.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addAssessment, addCity } from '#tests/support/database-rows.ts';

const { definitions, targetSet } = await loadStandard();
const AT = new Date('2026-05-01T08:00:00Z');
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const INTERNET = 'ec-ict-ict-1c';
const CONNECTED = fieldName.input(INTERNET, 'householdsWithInternet');
const HOUSEHOLDS = fieldName.register('households', 'value');
const NO_WORD = { cityId: '', assessmentId: '' };
const ALONE = { isAlone: true };

describe.each(engines())('a verification on %s', (engine) => {
  let database: TestDatabase;
  let ids: { cityId: string; assessmentId: string } = NO_WORD;
  let coordinator: string;
  let verifier: string;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());
  beforeEach(async () => {
    const { db } = database;
    const cityId = await addCity(db);
    ids = { cityId, assessmentId: await addAssessment(db, cityId) };
    coordinator = await addAccount(db, { name: 'Kari Coordinator' });
    verifier = await addAccount(db, { name: 'Veli Verifier' });
    const by = { at: AT, by: null };
    await setRole(db, { accountId: coordinator, cityId, role: 'coordinator' }, by);
    await assign(verifier);
    await declareIndependence(db, { ...ids, accountId: verifier }, SIGNED, AT);
    await type(HOUSEHOLDS, '50 000');
    await type(CONNECTED, '48.500');
  });

  const SIGNED = { name: 'V. Verifier', text: 'I am independent of Testby.' };
  const assign = (accountId: string) =>
    assignVerifier(
      database.db,
      { ...ids, accountId, grade: 'qualified', rationale: 'Next on the list' },
      { at: AT, by: null },
    );
  const round = () => ({ ...ids, definitions });

  async function visit(accountId: string): Promise<Stepping> {
    const { db } = database;
    const city = await getCity(db, ids.cityId);
    const assessment = await getAssessment(db, ids.cityId, ids.assessmentId);
    if (!city || !assessment) throw new Error('they were just added');
    const account = {
      accountId,
      name: '',
      email: '',
      isAdministrator: false,
      sessionId: '',
      hasSecondFactor: false,
    };
    return { db, city, assessment, definitions, targetSet, account };
  }
  async function review() {
    const { db, assessment } = await visit(coordinator);
    return readReview(db, assessment, definitions, targetSet);
  }
  async function reviewed(id = INTERNET) {
    const found = (await review()).dataPoints.find((one) => one.id === id);
    if (!found) throw new Error(id);
    return found;
  }
  const state = async () => (await visit(coordinator)).assessment.work_state;
  async function step(accountId: string, transition: Transition, reason = '', at = later(1)) {
    return takeWorkStep(await visit(accountId), { transition, reason }, at);
  }
  async function type(field: string, text: string, was = '', at = AT) {
    const change: FieldChange = { field, text, was, revision: 0 };
    return saveFields(database.db, round(), [change], { at, by: coordinator });
  }
  async function judge(isVerified: boolean, remark = '', at = later(3)) {
    const { fingerprint } = await reviewed();
    const wanted = new Map([[INTERNET, { isVerified, remark, seen: fingerprint }]]);
    return giveVerdicts(await visit(verifier), wanted, at, { isAlone: true });
  }
  const say = (accountId: string, message: Omit<NewMessage, 'dataPointId'>, at = later(4)) =>
    sendMessage(
      { db: database.db, round: round(), accountId },
      { dataPointId: INTERNET, ...message },
      at,
    );
  async function toReview() {
    expect(await step(coordinator, 'submit')).toBeUndefined();
    expect(await step(verifier, 'begin', '', later(2))).toBeUndefined();
  }

  test('goes from collecting to attested, and each step is noted', async () => {
    await toReview();
    expect(await step(verifier, 'attest')).toBe('withoutVerdict');
    expect(await step(verifier, 'sendBack', ' ')).toBe('reasonNeeded');
    expect(await step(verifier, 'sendBack', 'Two years are mixed')).toBeUndefined();
    expect(await state()).toBe('withCity');
    await toReview();
    expect(await judge(true)).toEqual({});
    expect(await step(coordinator, 'attest')).toBe('notYours');
    expect(await step(verifier, 'attest', '', later(9))).toBeUndefined();
    expect(await state()).toBe('attested');
    const events = await listWorkEvents(database.db, ids.cityId, ids.assessmentId);
    expect(events.map((one) => [one.sequence, one.transition, one.to_state, one.name])).toEqual([
      [6, 'attest', 'attested', 'Veli Verifier'],
      [5, 'begin', 'inReview', 'Veli Verifier'],
      [4, 'submit', 'submitted', 'Kari Coordinator'],
      [3, 'sendBack', 'withCity', 'Veli Verifier'],
      [2, 'begin', 'inReview', 'Veli Verifier'],
      [1, 'submit', 'submitted', 'Kari Coordinator'],
    ]);
    expect(events[3]?.reason).toBe('Two years are mixed');
    expect(Object.keys(events[2]?.fingerprints ?? {})).toHaveLength(108);
    expect(events[0]?.fingerprints).toBeNull();
    expect((await verifyCityAudit(database.db, ids.cityId)).kind).toBe('intact');
    await expect(database.db.deleteFrom('work_event').execute()).rejects.toThrow();
    await expect(
      database.db.updateTable('verdict').set({ is_verified: false }).execute(),
    ).rejects.toThrow();
  });

  test('of several who take the same step at once, one does', async () => {
    const path: Array<[string, Transition, string]> = [
      [coordinator, 'submit', ''],
      [coordinator, 'takeBack', 'Too early'],
      [coordinator, 'submit', ''],
      [verifier, 'begin', ''],
      [verifier, 'sendBack', 'Two years are mixed'],
      [coordinator, 'submit', ''],
      [verifier, 'begin', ''],
      [verifier, 'attest', ''],
      [coordinator, 'reopen', 'A slip was found'],
    ];
    for (const [who, transition, reason] of path) {
      if (transition === 'attest') await judge(true);
      const tries = await Promise.all(
        Array.from({ length: 5 }, () => step(who, transition, reason)),
      );
      expect(tries.filter((problem) => problem === undefined)).toHaveLength(1);
      expect(tries.filter((problem) => problem === 'notPossible')).toHaveLength(4);
    }
    const events = await listWorkEvents(database.db, ids.cityId, ids.assessmentId);
    expect(events.map((one) => one.transition).toReversed()).toEqual(path.map((one) => one[1]));
  });

  test('of two different steps from one state, one is taken', async () => {
    await step(coordinator, 'submit');
    const first = await Promise.all([
      step(coordinator, 'takeBack', 'Too early'),
      step(verifier, 'begin'),
    ]);
    expect(first.filter((problem) => problem === undefined)).toHaveLength(1);
    if ((await state()) === 'collecting') await toReview();
    await judge(true);
    const second = await Promise.all([
      step(verifier, 'attest'),
      step(verifier, 'sendBack', 'Once more'),
    ]);
    expect(second.filter((problem) => problem === undefined)).toHaveLength(1);
  });

  test('a round that cannot be published cannot be submitted', async () => {
    await type(CONNECTED, 'about 40', '48.500');
    expect(await step(coordinator, 'submit')).toBe('obstacles');
    expect(await state()).toBe('collecting');
  });

  test('nobody works for a city that they verify, or verifies one that they work for', async () => {
    const { db } = database;
    const by = { at: AT, by: null };
    const role = { cityId: ids.cityId, role: 'viewer' } as const;
    expect(await assign(coordinator)).toBe('isMember');
    expect(await setRole(db, { accountId: verifier, ...role }, by)).toBe('verifiesCity');
    expect(await getMembership(db, ids.cityId, verifier)).toBeUndefined();
    // also not in another round of the city, and not who has typed figures in it
    const other = await addAssessment(db, ids.cityId, { reporting_year: 2030 });
    expect(await getVerifier(db, ids.cityId, other, verifier)).toBeUndefined();
    const author = await addAccount(db);
    const change = { field: CONNECTED, text: '48.501', was: '48.500', revision: 0 };
    await saveFields(db, round(), [change], { at: AT, by: author });
    expect(await assign(author)).toBe('hasEntered');
    expect(await assign(await addAccount(db, { is_disabled: true }))).toBe('isDisabled');
    expect(await assign('00000000-0000-4000-8000-000000000000')).toBe('noSuchAccount');
    await removeVerifier(db, { ...ids, accountId: verifier }, by);
    expect(await setRole(db, { accountId: verifier, ...role }, by)).toBe('given');
    expect(await assign(verifier)).toBe('isMember');
  });

  test('of becoming a member and a verifier at the same moment, one happens', async () => {
    const { db } = database;
    for (let count = 0; count < 5; count += 1) {
      const accountId = await addAccount(db);
      const [assigned, given] = await Promise.all([
        assign(accountId),
        setRole(db, { accountId, cityId: ids.cityId, role: 'viewer' }, { at: AT, by: null }),
      ]);
      const isVerifier = assigned === undefined;
      expect(isVerifier).toBe(given === 'verifiesCity');
      expect(await isVerifierInCity(db, ids.cityId, accountId)).toBe(isVerifier);
      expect(Boolean(await getMembership(db, ids.cityId, accountId))).toBe(!isVerifier);
    }
  });

  test('who has not declared to be independent can do nothing, and again after a new assignment', async () => {
    const { db } = database;
    const second = await addAccount(db);
    await assign(second);
    await step(coordinator, 'submit');
    expect(await step(second, 'begin')).toBe('notYours');
    expect(await say(second, { kind: 'question', text: 'Which year?' })).toBe('notYours');
    const stranger = { ...ids, accountId: await addAccount(db) };
    expect(await declareIndependence(db, stranger, SIGNED, AT)).toBe('notYours');
    await declareIndependence(db, { ...ids, accountId: second }, SIGNED, AT);
    expect(await step(second, 'begin')).toBeUndefined();
    const anew = { ...ids, accountId: second, grade: 'qualified', rationale: 'Again' } as const;
    await assignVerifier(db, anew, { at: later(60), by: null });
    expect(await say(second, { kind: 'question', text: 'Which year?' })).toBe('notYours');
    const signed = await listDeclarations(db, ids.cityId, ids.assessmentId);
    expect(signed).toMatchObject([
      { ...SIGNED, grade: 'qualified' },
      { ...SIGNED, grade: 'qualified' },
    ]);
    await expect(db.deleteFrom('independence_declaration').execute()).rejects.toThrow();
  });

  test('a verdict drops with any of its figures, also of the register, and says what was', async () => {
    await toReview();
    expect(await judge(true)).toEqual({});
    expect((await reviewed()).verdict).toMatchObject({ holds: true, name: 'Veli Verifier' });
    await type(HOUSEHOLDS, '50 001', '50 000', later(5));
    const { verdict, turn, isChanged } = await reviewed();
    expect(verdict).toMatchObject({
      holds: false,
      differences: [{ id: 'register:households', was: { value: '50000' }, is: { value: '50001' } }],
    });
    expect([turn, isChanged]).toEqual(['verifier', true]);
    expect(await step(verifier, 'attest')).toBe('withoutVerdict');
    // the same figures as those that were judged
    await type(HOUSEHOLDS, '50000', '50 001', later(6));
    expect((await reviewed()).verdict).toMatchObject({ holds: true });
    expect((await reviewed()).isChanged).toBe(false);
  });

  test('figures that the verifier has not seen are not judged; of several verdicts all are given or none', async () => {
    await toReview();
    const { fingerprint } = await reviewed();
    await type(CONNECTED, '48.600', '48.500', later(3));
    const stale = { isVerified: true, remark: '', seen: fingerprint };
    const both = new Map([
      [INTERNET, stale],
      ['ec-ict-ict-2c', stale],
    ]);
    expect(await giveVerdicts(await visit(verifier), both, later(4), ALONE)).toEqual({
      [INTERNET]: 'changedMeanwhile',
      'ec-ict-ict-2c': 'nothingToJudge',
    });
    const verdicts = () => listNewestVerdicts(database.db, ids.cityId, ids.assessmentId);
    expect(await verdicts()).toEqual([]);
    expect(await judge(false)).toEqual({ [INTERNET]: 'remarkNeeded' });
    expect(await judge(false, 'No source')).toEqual({});
    expect(await judge(true, '', later(7))).toEqual({});
    expect(await verdicts()).toMatchObject([{ is_verified: true, sequence: 2, given_with: 1 }]);
    expect(await giveVerdicts(await visit(coordinator), both, AT, ALONE)).toMatchObject({
      [INTERNET]: 'notYours',
    });
  });

  test('in one go only what was opened with the same figures is judged', async () => {
    const { db } = database;
    await toReview();
    const { fingerprint } = await reviewed();
    const wanted = new Map([[INTERNET, { isVerified: true, remark: '', seen: fingerprint }]]);
    const give = async () =>
      giveVerdicts(await visit(verifier), wanted, later(4), { isAlone: false });
    expect(await give()).toEqual({ [INTERNET]: 'notOpened' });
    const opening = {
      city_id: ids.cityId,
      assessment_id: ids.assessmentId,
      data_point_id: INTERNET,
      account_id: verifier,
      at: AT,
    };
    await insertOpeningIfMissing(db, { ...opening, fingerprint: '0'.repeat(64) });
    expect(await give()).toEqual({ [INTERNET]: 'notOpened' });
    await insertOpeningIfMissing(db, { ...opening, fingerprint });
    await insertOpeningIfMissing(db, { ...opening, fingerprint, at: later(3) });
    expect(await listOpenings(db, ids.cityId, ids.assessmentId, verifier)).toHaveLength(2);
    expect(await listOpenings(db, ids.cityId, ids.assessmentId, coordinator)).toEqual([]);
    expect(await give()).toEqual({});
  });

  test('what is attested cannot be changed until it is reopened', async () => {
    await toReview();
    await judge(true);
    await step(verifier, 'attest');
    expect(await type(CONNECTED, '1', '48.500')).toEqual([
      { field: CONNECTED, kind: 'refused', problem: { code: 'attested' } },
    ]);
    expect(await say(verifier, { kind: 'question', text: 'Still there?' })).toBe('closed');
    expect(await step(coordinator, 'reopen')).toBe('reasonNeeded');
    expect(await step(coordinator, 'reopen', 'A slip was found')).toBeUndefined();
    expect(await type(CONNECTED, '1', '48.500')).toMatchObject([{ kind: 'saved' }]);
  });

  test('a proposed value is accepted as a save that says where it comes from', async () => {
    const proposal = { field: CONNECTED, text: '47.500' };
    expect(await say(verifier, { kind: 'proposal', text: 'A slip', proposal })).toBe(
      'notSubmitted',
    );
    await toReview();
    for (const [wrong, problem] of [
      [undefined, 'fieldNeeded'],
      [{ field: fieldName.register('population', 'value'), text: '4' }, 'fieldNeeded'],
      [{ field: CONNECTED, text: ' ' }, 'valueNeeded'],
      [{ field: CONNECTED, text: '48.500' }, 'sameValue'],
    ] as const) {
      const sent = await say(verifier, { kind: 'proposal', text: 'A slip', proposal: wrong });
      expect(sent).toBe(problem);
    }
    expect(await say(verifier, { kind: 'proposal', text: 'A slip', proposal })).toBeUndefined();
    expect((await reviewed()).turn).toBe('city');
    expect(await say(verifier, { kind: 'accepted', text: '' })).toBe('notYours');
    expect(await say(coordinator, { kind: 'accepted', text: '' })).toBeUndefined();
    expect(await say(coordinator, { kind: 'accepted', text: '' })).toBe('noProposal');
    const [newest] = await listInputValueRevisions(database.db, ids.cityId, ids.assessmentId, {
      kpiId: INTERNET,
      inputId: 'householdsWithInternet',
    });
    expect(newest).toMatchObject({
      typed_text: '47.500',
      decimal_value: '47500',
      updated_by: coordinator,
      cause: { kind: 'proposal', dataPoint: INTERNET },
    });
    expect((await reviewed()).turn).toBe('verifier');
  });

  test('a proposal for a figure that has changed since is not accepted', async () => {
    await toReview();
    const proposal = { field: fieldName.entry(INTERNET, 'final'), text: '95' };
    expect(await say(verifier, { kind: 'proposal', text: 'A slip', proposal })).toBeUndefined();
    await type(proposal.field, '96', '', later(5));
    expect(await say(coordinator, { kind: 'accepted', text: '' })).toBe('changedMeanwhile');
    const revisions = await listEntryRevisions(database.db, ids.cityId, ids.assessmentId, INTERNET);
    expect(revisions[0]).toMatchObject({ final_text: '96' });
    expect(await step(verifier, 'attest')).toBe('withoutVerdict');
    await judge(true);
    expect(await step(verifier, 'attest')).toBe('openProposals');
    expect(await say(coordinator, { kind: 'declined', text: '' })).toBe('textNeeded');
    expect(await say(coordinator, { kind: 'declined', text: 'It is 96' })).toBeUndefined();
    const messages = await listReviewMessages(database.db, ids.cityId, ids.assessmentId, INTERNET);
    expect(messages.map((one) => [one.kind, one.text, one.proposed])).toEqual([
      ['proposal', 'A slip', '95'],
      ['declined', 'It is 96', null],
    ]);
    await expect(database.db.deleteFrom('review_message').execute()).rejects.toThrow();
  });

  test('only what is attested and verified is published as verified', async () => {
    const { db } = database;
    await insertTargetSetIfMissing(db, {
      hash: targetSet.hash,
      targetSetId: targetSet.id,
      version: targetSet.version,
      content: {},
    });
    const broadband = fieldName.input('ec-ict-ict-2c', 'fixedBroadbandSubscriptions');
    await type(broadband, '19800');
    const publish = () =>
      publishAssessment(db, {
        ...ids,
        kind: 'verified',
        signingKey: undefined,
        suppressBelow: 5,
        note: null,
        at: later(20),
        by: coordinator,
        definitions,
        targetSet,
      });
    expect(await publish()).toEqual({ kind: 'notAttested' });
    await toReview();
    expect(await publish()).toEqual({ kind: 'notAttested' });
    await judge(true);
    const { fingerprint } = await reviewed('ec-ict-ict-2c');
    const no = { isVerified: false, remark: 'No source', seen: fingerprint };
    await giveVerdicts(await visit(verifier), new Map([['ec-ict-ict-2c', no]]), later(4), ALONE);
    expect(await step(verifier, 'attest', '', later(9))).toBeUndefined();
    const published = await publish();
    if (published.kind !== 'published') throw new Error(published.kind);
    const document = await getPublicationDocument(db, published.hash);
    const kindOf = (id: string) =>
      document?.document.dataPoints.find((one) => one.id === id)?.result.kind;
    expect(document?.document).toMatchObject({
      kind: 'verified',
      verification: {
        state: 'attested',
        verifierGrade: 'qualified',
        attestedAt: later(9).toISOString(),
        verified: 1,
        notVerified: 1,
      },
    });
    expect([kindOf(INTERNET), kindOf('ec-ict-ict-2c')]).toEqual(['scored', 'notVerified']);
    expect(document?.text).not.toContain('19800');
    await step(coordinator, 'reopen', 'A slip was found');
    expect(await publish()).toEqual({ kind: 'notAttested' });
  });

  test('a data point that does not apply is judged with its reason, and does not hold up the rest', async () => {
    const { db } = database;
    const id = 'ec-ict-ict-2c';
    await type(fieldName.entry(id, 'status'), 'notApplicable');
    await type(fieldName.entry(id, 'statusReason'), 'There is no such network');
    await toReview();
    const before = await reviewed(id);
    expect(before).toMatchObject({ isReported: false, isJudgeable: true, turn: null });
    const no = { isVerified: false, remark: 'There is one', seen: before.fingerprint };
    const given = await giveVerdicts(await visit(verifier), new Map([[id, no]]), later(3), ALONE);
    expect(given).toEqual({});
    expect((await reviewed(id)).verdict).toMatchObject({ isVerified: false, holds: true });
    const reason = fieldName.entry(id, 'statusReason');
    await type(reason, 'The network was sold', 'There is no such network');
    expect((await reviewed(id)).verdict).toMatchObject({
      holds: false,
      differences: [
        { kind: 'statusReason', was: 'There is no such network', is: 'The network was sold' },
      ],
    });
    await judge(true);
    expect(await step(verifier, 'attest', '', later(9))).toBeUndefined();
    expect(await getAssessment(db, ids.cityId, ids.assessmentId)).toMatchObject({
      work_state: 'attested',
    });
  });

  test('what changed is told against the submission before the last', async () => {
    await toReview();
    expect((await reviewed()).isChanged).toBe(false);
    await step(verifier, 'sendBack', 'Two years are mixed');
    await type(CONNECTED, '40.000', '48.500');
    await step(coordinator, 'submit', '', later(8));
    expect((await reviewed()).isChanged).toBe(true);
    expect((await reviewed('ec-ict-ict-2c')).isChanged).toBe(false);
    expect((await review()).comparedWith).toEqual(later(1));
  });

  test('the rows by themselves', async () => {
    const { db } = database;
    const key = { city_id: ids.cityId, assessment_id: ids.assessmentId };
    const third = await addAccount(db, { name: 'Ada' });
    const stamp = { at: AT, by: third };
    await db.transaction().execute(async (trx) => {
      await lockAssessment(trx, ids.cityId, ids.assessmentId);
      expect(await lockAccount(trx, third)).toMatchObject({ name: 'Ada' });
      await upsertVerifier(trx, {
        ...key,
        account_id: third,
        grade: 'provisional',
        rationale: 'In training',
        assigned_at: AT,
        assigned_by: null,
      });
      const event = { ...key, ...stamp, transition: 'submit', reason: null } as const;
      const states = {
        from_state: 'collecting',
        to_state: 'submitted',
        fingerprints: '{}',
      } as const;
      expect(await insertWorkEvent(trx, { ...event, ...states })).toBe(1);
      await insertDeclaration(trx, { ...key, ...stamp, grade: 'provisional', ...SIGNED });
      await insertReviewMessage(trx, {
        ...key,
        ...stamp,
        data_point_id: INTERNET,
        kind: 'question',
        text: 'Which year?',
      });
      await insertVerdict(trx, {
        ...key,
        ...stamp,
        data_point_id: INTERNET,
        is_verified: true,
        remark: null,
        fingerprint: '0'.repeat(64),
        basis: '{}',
        given_with: 3,
      });
    });
    expect(await state()).toBe('submitted');
    expect(await listRoundsToVerify(db, third)).toMatchObject([{ ...key, year: 2024 }]);
    const verifiers = await listVerifiersOfCity(db, ids.cityId);
    expect(verifiers.map((one) => [one.name, one.grade, one.reporting_year])).toEqual([
      ['Ada', 'provisional', 2024],
      ['Veli Verifier', 'qualified', 2024],
    ]);
    await db
      .transaction()
      .execute((trx) => deleteVerifier(trx, ids.cityId, ids.assessmentId, third));
    expect(await listRoundsToVerify(db, third)).toEqual([]);
    expect((await listNewestVerdicts(db, ids.cityId, ids.assessmentId))[0]?.given_with).toBe(3);
  });
});
