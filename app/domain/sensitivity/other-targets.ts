/** A published round as it would score by another target set. */
import type { DefinitionSet, IndexedTargetSet } from '../definitions/definitions.ts';
import type { PublicDataPoint, PublicDocument } from '../publication/public-document.ts';
import { scoreOf, seenOtherwise } from '../publication/rescore.ts';
import { resultOfValue } from '../scoring/score-data-point.ts';

/** The document with every value held against its target in `targetSet`, and the scores that follow. */
export function underTargetSet(
  document: PublicDocument,
  definitions: DefinitionSet,
  targetSet: IndexedTargetSet,
): PublicDocument {
  const { id, name, version, hash, bandEdges } = targetSet;
  return seenOtherwise(
    { ...document, targetSet: { id, name, version, hash, bandEdges } },
    definitions,
    (one) => held(one, targetSet),
  );
}

function held(dataPoint: PublicDataPoint, targetSet: IndexedTargetSet): PublicDataPoint {
  const found = targetSet.targetByDataPoint.get(dataPoint.id);
  const target = !found || found.method === 'none' ? null : found;
  const { kind } = dataPoint.result;
  if (kind !== 'scored' && kind !== 'notBenchmarked') return { ...dataPoint, target };
  const result = resultOfValue(scoreOf(dataPoint).value, found, targetSet.bandEdges);
  return { ...dataPoint, target, result: result as PublicDataPoint['result'] };
}
