/** The plan to collect a value that a round still lacks: somebody, and a day. */

/** Both as typed; '' where nothing is. */
export interface CollectionPlan {
  plannedOwner: string;
  plannedFor: string;
}

/** Whether there is a whole plan. */
export function isPlanned({ plannedOwner, plannedFor }: CollectionPlan): boolean {
  return plannedOwner !== '' && plannedFor !== '';
}

/** What a plan lacks; undefined for one that has both, and where there is none. */
export function planProblem({
  plannedOwner,
  plannedFor,
}: CollectionPlan): 'owner' | 'date' | undefined {
  if ((plannedOwner === '') === (plannedFor === '')) return undefined;
  return plannedOwner === '' ? 'owner' : 'date';
}
