/** The chain of a round's publications: which of them is shown as its result, and what became of the others. */

export const PUBLICATION_KINDS = ['self-reported', 'provisional', 'verified'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

export interface ChainLink {
  hash: string;
  sequence: number;
  kind: PublicationKind;
  /** Of one that is not verified: the verified one that is wrong, and in whose place this is shown. */
  takesPlaceOf: string | null;
}

/**
 * What a publication is in its chain. `shown`: the round's result. `beside`: newer, but not verified, while a verified one
 * stays the result. `corrected`: one of its own kind, or one that calls it wrong, came after it. `superseded`: one of
 * another kind did.
 */
export type ChainState = 'shown' | 'beside' | 'corrected' | 'superseded';

/** Stays the result until another that does follows: a verified one, or one that takes the place of such. */
function stands({ kind, takesPlaceOf }: ChainLink): boolean {
  return kind === 'verified' || takesPlaceOf !== null;
}

/** The result of a round: the newest publication that stands, or else the newest. `links`: newest first. */
export function shownOf<Link extends ChainLink>(links: readonly Link[]): Link | undefined {
  return links.find(stands) ?? links[0];
}

/** The newest publication where it is not the one that is shown; it is named beside it. `links`: newest first. */
export function besideOf<Link extends ChainLink>(links: readonly Link[]): Link | undefined {
  const [newest] = links;
  return newest && newest !== shownOf(links) ? newest : undefined;
}

/** What became of one of a chain. `links`: newest first, the one included. */
export function stateOf(link: ChainLink, links: readonly ChainLink[]): ChainState {
  if (shownOf(links)?.hash === link.hash) return 'shown';
  const later = links.filter(({ sequence }) => sequence > link.sequence);
  const next = stands(link) ? later.findLast(stands) : later.at(-1);
  if (!next) return 'beside';
  return next.kind === link.kind || next.takesPlaceOf === link.hash ? 'corrected' : 'superseded';
}

/** The result of each round of a list, in the order of the list: newest first of each round. */
export function shownOfRounds<Link extends ChainLink & { assessmentId: string }>(
  links: readonly Link[],
): Link[] {
  const rounds = [...new Set(links.map((one) => one.assessmentId))];
  return rounds.flatMap(
    (round) => shownOf(links.filter(({ assessmentId }) => assessmentId === round)) ?? [],
  );
}
