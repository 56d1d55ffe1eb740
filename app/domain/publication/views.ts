/** The ways to look at a round's results: as reported by the city, as verified, and without the weakest targets. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import { GROUP_LEVELS, membersOf, type GroupLevel } from './members.ts';
import type { PublicDataPoint, PublicDocument } from './public-document.ts';
import { seenOtherwise, withoutTarget } from './rescore.ts';

/** In the order in which they are offered. */
export const VIEWS = ['self-reported', 'verified', 'without-low'] as const;
export type View = (typeof VIEWS)[number];

/** The view that an address asks for; null: the newest publication as it is. Undefined for an unknown one. */
export function viewOf(search: URLSearchParams): View | null | undefined {
  const asked = search.get('view');
  if (asked === null || asked === '') return null;
  return VIEWS.find((view) => view === asked);
}

/** Whether its target is a starting value that a city should review (confidence low). */
export function hasLowTarget({ target }: Pick<PublicDataPoint, 'target'>): boolean {
  return target?.confidence === 'low';
}

/** The data points that are scored by such a target. */
export function scoredByLowTarget({
  dataPoints,
}: Pick<PublicDocument, 'dataPoints'>): PublicDataPoint[] {
  return dataPoints.filter((one) => one.result.kind === 'scored' && hasLowTarget(one));
}

/** The document with its data points of low confidence reported without target, and the scores that follow. */
export function withoutLowTargets(
  document: PublicDocument,
  definitions: DefinitionSet,
): PublicDocument {
  return seenOtherwise(document, definitions, (one) =>
    hasLowTarget(one) ? withoutTarget(one) : one,
  );
}

/**
 * The views that a round has, given the kinds of its publications and its newest document. What an extract repeats may have
 * been verified by others, so nothing is said of its kind.
 */
export function viewsOf(
  kinds: readonly PublicDocument['kind'][],
  document: Pick<PublicDocument, 'dataPoints' | 'provenance'>,
): View[] {
  return VIEWS.filter((view) =>
    view === 'without-low'
      ? scoredByLowTarget(document).length > 0
      : document.provenance !== 'extract' && kinds.includes(view),
  );
}

/** How many reported data points of a group an independent verifier has judged so. */
export interface VerifiedShare {
  verified: number;
  reported: number;
}

/** Of what is self-reported nothing is verified; of what is verified, what is not is known to be reported all the same. */
export function verifiedShare(
  { kind }: Pick<PublicDocument, 'kind'>,
  dataPoints: readonly PublicDataPoint[],
): VerifiedShare {
  const shown = dataPoints.filter(({ value, yesNo }) => value !== null || yesNo !== null).length;
  const left = dataPoints.filter(({ result }) => result.kind === 'notVerified').length;
  return { verified: kind === 'verified' ? shown : 0, reported: shown + left };
}

/** By level and id, such as `segment/seg-ec-ict`. */
export type VerifiedShares = Readonly<Record<string, VerifiedShare>>;

/** The same of every score of a document. */
export function verifiedShares(
  document: PublicDocument,
  definitions: DefinitionSet,
): VerifiedShares {
  const { dimensions, subDimensions, segments, goals } = document.scores;
  const lists = {
    dimension: dimensions,
    subDimension: subDimensions,
    segment: segments,
    goal: goals,
  } as const satisfies Record<GroupLevel, readonly { id: string }[]>;
  return Object.fromEntries(
    GROUP_LEVELS.flatMap((level) =>
      lists[level].map(({ id }) => [
        `${level}/${id}`,
        verifiedShare(document, membersOf(document, definitions, level, id)),
      ]),
    ),
  );
}
