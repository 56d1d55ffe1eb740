/** Everything that the page of one segment shows, and not a byte more. */
import type { Segment } from '#app/domain/definitions/schema.ts';
import { outcomeOf } from '#app/domain/entry/outcome.ts';
import { registerTolerance } from '#app/domain/entry/register-drift.ts';
import { workedExamples } from '#app/domain/explanation/worked-example.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { suggestedByRows } from '../carry-over/previous-round.server.ts';
import { readShownWarnings } from '../checks/warnings-page.server.ts';
import { readEvidenceLinks } from '../evidence/evidence-page.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { kpiUnitChoices } from './unit-choices.server.ts';
import { progressBySegment, readRound, segmentTexts } from './read-round.server.ts';
import { previousValues, readRoundBefore } from './round-before.server.ts';

export async function readSegmentForm(visit: RoundVisit, segment: Segment) {
  const { db, city, assessment, definitions, targetSet } = visit;
  const [round, before] = await Promise.all([
    readRound(db, city.city_id, assessment.assessment_id),
    readRoundBefore(db, assessment, definitions),
  ]);
  const score = scoreAssessment(definitions, targetSet, round.data);
  const values = Object.fromEntries(score.dataPoints.map((one) => [one.dataPointId, one.value]));
  const segments = progressBySegment(definitions, score);
  const kpis = definitions.kpis.filter((kpi) => kpi.segment === segment.id);
  const dataPoints = kpis.flatMap((kpi) => kpi.dataPoints);
  const ids = new Set(dataPoints.map((dataPoint) => dataPoint.id));
  const previous = previousValues(before);
  const [warnings, evidence] = await Promise.all([
    readShownWarnings(visit, { segmentId: segment.id, checked: { round, values, before } }),
    readEvidenceLinks(visit, [...ids]),
  ]);
  const units = new Set(
    dataPoints.flatMap((dataPoint) => [
      dataPoint.unit,
      ...dataPoint.inputs.map((input) => input.unit),
    ]),
  );
  for (const item of definitions.framework.register) units.add(item.unit);
  const { texts, revisions } = segmentTexts(definitions, segment, round);
  const index = segments.findIndex((one) => one.id === segment.id);
  return {
    dimension:
      definitions.framework.dimensions.find((one) => one.id === segment.dimension)?.name ?? '',
    segments,
    next: segments[index + 1],
    form: {
      city: city.slug,
      year: assessment.reporting_year,
      kpis: kpis.map(
        ({ id, code, name, definition, howToCollect, dataSources, dataPoints: asked }) => ({
          id,
          code,
          name,
          definition,
          howToCollect,
          dataSources,
          dataPoints: asked,
        }),
      ),
      segment: segment.id,
      warnings,
      evidence,
      suggestions: before
        ? suggestedByRows(
            {
              year: before.year,
              rows: before.round.entries.filter((row) => ids.has(row.data_point_id)),
            },
            round.entries,
          )
        : { year: null, byId: {} },
      examples: Object.fromEntries(kpis.map((kpi) => [kpi.id, workedExamples(kpi, definitions)])),
      targetSet: {
        bandEdges: targetSet.bandEdges,
        targets: targetSet.targets
          .filter((one) => ids.has(one.dataPoint))
          .map(({ dataPoint, method, worst, target }) => ({ dataPoint, method, worst, target })),
      },
      register: round.data.register,
      texts,
      revisions,
      previous: Object.fromEntries([...previous].filter(([id]) => ids.has(id))),
      outcomes: Object.fromEntries(
        dataPoints.flatMap((dataPoint) => {
          const one = score.byDataPoint.get(dataPoint.id);
          const before = previous.get(dataPoint.id)?.value;
          return one ? [[dataPoint.id, outcomeOf(one, dataPoint, before)]] : [];
        }),
      ),
      unitSymbols: Object.fromEntries(
        [...units].map((id) => [id, definitions.unitById.get(id)?.symbol ?? id]),
      ),
      unitChoices: kpiUnitChoices(definitions, kpis),
      registerTolerance: registerTolerance(definitions, visit.configuration.registerTolerance),
      registerItems: Object.fromEntries(
        definitions.framework.register.map(({ id, label, unit, integer }) => [
          id,
          { label, unit, integer },
        ]),
      ),
    },
  };
}
