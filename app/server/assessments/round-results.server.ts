/** The figures of a round as it stands, in the shape that a page shows. */
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { readRound } from './read-round.server.ts';

export async function readRoundResults({
  db,
  city,
  assessment,
  definitions,
  targetSet,
}: RoundVisit) {
  const { data } = await readRound(db, city.city_id, assessment.assessment_id);
  const score = scoreAssessment(definitions, targetSet, data);
  const { framework } = definitions;
  return {
    isExtract: assessment.provenance === 'extract',
    total: score.total,
    dimensions: framework.dimensions.flatMap(({ id, name }) => {
      const own = score.dimensions.find((group) => group.id === id);
      if (!own) return [];
      const segments = framework.segments
        .filter((segment) => segment.dimension === id)
        .flatMap((segment) => {
          const group = score.segments.find((one) => one.id === segment.id);
          return group ? [{ name: segment.name, score: group }] : [];
        });
      return [{ name, score: own, segments }];
    }),
    dataPoints: score.dataPoints.map((one) => {
      const kpi = definitions.kpiById.get(one.kpiId);
      const dataPoint = definitions.dataPointById.get(one.dataPointId);
      return {
        id: one.dataPointId,
        kpi: kpi?.name ?? '',
        label: dataPoint?.label ?? '',
        segment: kpi?.segment ?? '',
        segmentName: definitions.segmentById.get(kpi?.segment ?? '')?.name ?? '',
        decimals: dataPoint?.decimals ?? 2,
        unit: definitions.unitById.get(dataPoint?.unit ?? '')?.symbol ?? '',
        value: one.value.kind === 'value' ? one.value.decimal : null,
        yesNo: one.value.kind === 'yesNo' ? one.value.value : null,
        result: one.result,
      };
    }),
  };
}
