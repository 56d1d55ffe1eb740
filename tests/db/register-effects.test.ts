/** What was shown before the register is saved is what saving then does; and what is missing is told as a plan. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fieldName, inputsOfKpi, type FieldChange } from '#app/domain/entry/fields.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { readMissingPage } from '#app/server/assessments/missing-page.server.ts';
import { readRound } from '#app/server/assessments/read-round.server.ts';
import {
  findHeldChanges,
  previewRegister,
} from '#app/server/assessments/register-effects.server.ts';
import type { SavedRound } from '#app/server/assessments/round-rows.server.ts';
import { saveFields } from '#app/server/assessments/save-fields.server.ts';
import { isOpen, readWarnings } from '#app/server/checks/round-warnings.server.ts';
import { getAssessment } from '#db/queries/assessments.server.ts';
import { saveTask } from '#db/queries/tasks.server.ts';
import type { Assessment } from '#db/schema.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addAccount, addAssessment, addCity } from '#tests/support/database-rows.ts';

const { definitions, targetSet } = await loadStandard();
const AT = new Date('2026-05-01T08:00:00Z');
const POPULATION = fieldName.register('population', 'value');
const LABOUR = fieldName.input('ec-p-em-1c', 'register:labourForce');

describe.each(engines())('the register on %s', (engine) => {
  let database: TestDatabase;
  let round: SavedRound;
  let assessment: Assessment;
  let by: string;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());
  beforeEach(async () => {
    const { db } = database;
    const cityId = await addCity(db);
    const assessmentId = await addAssessment(db, cityId);
    round = { cityId, assessmentId, definitions };
    by = await addAccount(db, { name: 'Kari' });
    const found = await getAssessment(db, cityId, assessmentId);
    if (!found) throw new Error('the assessment was just added');
    assessment = found;
  });

  const visit = () => ({ db: database.db, assessment, definitions, targetSet });
  const rows = () => readRound(database.db, round.cityId, round.assessmentId);
  const score = async () => scoreAssessment(definitions, targetSet, (await rows()).data);
  const change = (field: string, text: string, was = '', revision = 0): FieldChange => ({
    field,
    text,
    was,
    revision,
  });
  async function save(changes: FieldChange[], of = round) {
    return saveFields(database.db, of, changes, { at: AT, by });
  }
  async function fillIn() {
    const figures = definitions.kpis.flatMap((kpi) =>
      inputsOfKpi(kpi).map((input) =>
        change(
          fieldName.input(kpi.id, input.id),
          input.unit === 'yes-no' ? 'yes' : String(input.id.length * 37),
        ),
      ),
    );
    const register = definitions.framework.register
      .filter((item) => item.valueType === 'number')
      .map((item) => change(fieldName.register(item.id, 'value'), '79 573'));
    const results = await save([...figures, ...register]);
    expect(results.every((result) => result.kind === 'saved')).toBe(true);
  }

  test('shows exactly what saving then does', async () => {
    await fillIn();
    let [was, revision] = ['79 573', 1];
    for (const text of ['120 000', '0', '', '80000', 'about 5', '1.234.567', '1 234 567']) {
      const before = await score();
      const { effects } = previewRegister(visit(), await rows(), 'population', {
        value: text,
        unit: '',
      });
      const [saved] = await save([change(POPULATION, text, was, revision)]);
      if (saved?.kind !== 'saved') throw new Error(`not saved: ${text}`);
      [was, revision] = [text, saved.revision];
      const after = await score();
      const moved = after.dataPoints.filter(({ dataPointId, value }) => {
        const old = before.byDataPoint.get(dataPointId)?.value;
        const isSame =
          value.kind === 'value' && old?.kind === 'value'
            ? value.decimal === old.decimal
            : value.kind === old?.kind;
        return !isSame;
      });
      expect(effects.map((one) => one.id).sort()).toEqual(
        moved.map((one) => one.dataPointId).sort(),
      );
      for (const effect of effects) {
        const then = after.byDataPoint.get(effect.id);
        expect(effect.after.value).toBe(then?.value.kind === 'value' ? then.value.decimal : null);
        expect(effect.after.result).toEqual(then?.result);
        expect(effect.before.result).toEqual(before.byDataPoint.get(effect.id)?.result);
      }
      // another text for the same figure changes nothing
      expect(effects.length > 0).toBe(text !== '1 234 567');
    }
  });

  test('is asked about only where values rest on a figure that is there', async () => {
    const held = async (...changes: FieldChange[]) =>
      (await findHeldChanges(visit(), changes)).held.map((one) => one.field);
    expect(await held(change(POPULATION, '80000'))).toEqual([]);
    await fillIn();
    const source = change(fieldName.register('population', 'source'), 'Yearbook', '', 1);
    const area = change(fieldName.register('areaKm2', 'value'), '120', '79 573', 1);
    const unit = change(fieldName.register('areaKm2', 'unit'), 'ha', '', 1);
    const now = change(POPULATION, '80000', '79 573', 1);
    expect(await held(source)).toEqual([]);
    expect(await held(now, source, area, unit)).toEqual([POPULATION, area.field, unit.field]);
    expect(await held(change(POPULATION, '79573', '79 573', 1))).toEqual([]);
    // typed over what someone else has changed: told as a conflict, not as a question
    expect(await held(change(POPULATION, '80000', '70 000', 1))).toEqual([]);
    expect(await held(change(fieldName.register('currency', 'value'), 'NOK'))).toEqual([]);
  });

  test('an answer about a drift holds under the tolerance of the installation', async () => {
    await save([
      change(fieldName.input('ec-p-em-1c', 'unemployed'), '4000'),
      change(fieldName.register('labourForce', 'value'), '100000'),
      change(LABOUR, '103000'),
    ]);
    const drifts = async (tolerance: string | undefined) =>
      (
        await readWarnings(
          database.db,
          assessment,
          definitions,
          { round: await rows(), before: undefined },
          tolerance,
        )
      ).filter((one) => one.kind.code === 'registerDrift');
    expect(await drifts(undefined)).toEqual([]);
    const [asked] = await drifts('2');
    expect(asked).toMatchObject({ ruleId: 'register-drift', answer: null });
    const answer = change(fieldName.warning(asked?.key ?? ''), 'The region counts commuters.');
    await save([answer], { ...round, registerTolerance: '2' });
    expect((await drifts('2')).map(isOpen)).toEqual([false]);
  });

  test('what is missing has an owner, a date and an effect; half a plan is kept and is none', async () => {
    const { db } = database;
    const entry = (attribute: 'status' | 'plannedOwner' | 'plannedFor' | 'statusReason') =>
      fieldName.entry('en-en-eq-2a', attribute);
    const page = (search = '') =>
      readMissingPage(visit(), new URLSearchParams(search), '2026-06-01');
    const rowOf = async (id: string) => (await page()).rows.find((row) => row.id === id);
    await save([
      change(entry('status'), 'notCollected'),
      change(entry('plannedOwner'), 'Noise Office'),
      change(fieldName.entry('sc-eh-h-4a', 'status'), 'notApplicable'),
      change(fieldName.input('ec-ict-ict-1c', 'householdsWithInternet'), '400'),
    ]);
    expect(await rowOf('en-en-eq-2a')).toMatchObject({
      state: 'notCollected',
      ownerName: 'Noise Office',
      dueOn: null,
      planLacks: 'date',
    });
    const [refused] = await save([change(entry('plannedFor'), '2026-02-31', '', 2)]);
    expect(refused).toMatchObject({ kind: 'refused', problem: { code: 'date' } });
    await save([change(entry('plannedFor'), '2026-05-31', '', 2)]);
    expect(await rowOf('en-en-eq-2a')).toMatchObject({
      state: 'planned',
      dueOn: '2026-05-31',
      isLate: true,
      planLacks: null,
    });
    expect(await rowOf('sc-eh-h-4a')).toMatchObject({ state: 'notApplicable', narrower: '0' });
    expect(await rowOf('ec-ict-ict-1c')).toMatchObject({
      state: 'partlyFilled',
      lacks: ['Households in the city'],
      ownerName: '',
    });

    const task = { accountId: by, dueOn: '2026-07-01', state: 'open', remark: null } as const;
    await saveTask(
      db,
      round.cityId,
      round.assessmentId,
      { kind: 'segment', id: 'seg-ec-ict' },
      0,
      { what: 'assign', task },
      { at: AT, by },
    );
    // whoever has no role in the city any more is named as someone who has left
    expect(await rowOf('ec-ict-ict-1c')).toMatchObject({
      owner: by,
      ownerName: null,
      dueOn: '2026-07-01',
      isLate: false,
    });
    const planned = await page('status=planned');
    expect(planned.rows.map((row) => row.id)).toEqual(['en-en-eq-2a']);
    expect(planned.count).toBe(108);
    const environment = planned.dimensions.find((one) => one.planned === 1);
    expect(environment).toMatchObject({
      missing: environment?.ifPlanned.coverage.now.applicable,
      ifPlanned: { coverage: { now: { reported: 0 }, afterwards: { reported: 1 } } },
    });
    expect(planned.owners.map((one) => one.id).sort()).toEqual([by, 'plan:Noise Office'].sort());
  });
});
