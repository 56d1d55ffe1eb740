/** Rows and words of a publication's bars, for the page and for files. */
import type { ScoreRow } from '#app/charts/score-bars.tsx';
import type { ShortLabels } from '#app/charts/wheel/wheel-data.ts';
import type { PublicDocument, PublicGroup } from '#app/domain/publication/public-document.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';
import { nameOf } from './headline.ts';

/** The groups of which bars are drawn, dimensions before their segments. */
export function segmentGroups({ scores }: PublicDocument) {
  return scores.dimensions.flatMap((dimension) => [
    { group: dimension as PublicGroup, isHead: true },
    ...scores.segments
      .filter((segment) => segment.dimension === dimension.id)
      .map((group) => ({ group: group as PublicGroup, isHead: false })),
  ]);
}

/** How many segments have a score, and between what these lie. */
export function segmentsFinding(document: PublicDocument, t: Text): string {
  const { segments } = document.scores;
  return findingOf('bars.segmentsFinding', segments, (segment) => nameOf(document, segment), t);
}

/** The same of the goals. `nameOfGoal` knows their short names. */
export function goalsFinding(
  { scores }: PublicDocument,
  nameOfGoal: (goal: PublicGroup) => string,
  t: Text,
): string {
  return findingOf('bars.goalsFinding', scores.goals, nameOfGoal, t);
}

function findingOf<Group extends PublicGroup>(
  id: 'bars.segmentsFinding' | 'bars.goalsFinding',
  groups: readonly Group[],
  nameOfGroup: (group: Group) => string,
  t: Text,
): string {
  const scored = groups
    .flatMap((group) =>
      group.kind === 'scored'
        ? [{ name: nameOfGroup(group), percent: group.percent, band: group.band }]
        : [],
    )
    .sort((a, b) => Number(a.percent) - Number(b.percent));
  const [lowest] = scored;
  const highest = scored.at(-1);
  const counts = { scored: scored.length, count: groups.length };
  if (!lowest || !highest || scored.length < 2) return t('bars.few', counts);
  return t(id, {
    ...counts,
    low: formatPercent(lowest.percent, lowest.band, t.locale),
    lowest: lowest.name,
    high: formatPercent(highest.percent, highest.band, t.locale),
    highest: highest.name,
  });
}

/** The words of `barsSvg` in `reports`, for dimensions and segments. */
export function segmentBarsFile(document: PublicDocument, t: Text) {
  return {
    heading: t('bars.segmentsHeading', placeOf(document)),
    rows: segmentGroups(document).map(({ group, isHead }) => rowOf(group, group.name, isHead, t)),
    notes: notesOf(document, [segmentsFinding(document, t)], t),
  };
}

/** The words of `barsSvg` in `reports`, for the goals. */
export function goalBarsFile(document: PublicDocument, labels: ShortLabels, t: Text) {
  const nameOfGoal = (goal: PublicGroup) =>
    t('bars.goalName', { number: goal.id, name: labels[`sdg-${goal.id}`] ?? goal.name });
  return {
    heading: t('bars.goalsHeading', placeOf(document)),
    rows: document.scores.goals.map((goal) => rowOf(goal, nameOfGoal(goal), false, t)),
    notes: notesOf(document, [goalsFinding(document, nameOfGoal, t), t('frame.scoresAreOurs')], t),
  };
}

function placeOf({ city, reportingYear }: PublicDocument) {
  return { city: city.name, year: String(reportingYear) };
}

function rowOf(group: PublicGroup, name: string, isHead: boolean, t: Text): ScoreRow {
  return {
    id: group.id,
    name,
    isHead,
    score: group,
    figure:
      group.kind === 'scored'
        ? `${formatPercent(group.percent, group.band, t.locale)} %`
        : t('goals.tooFew', { scored: group.coverage.scored }),
  };
}

function notesOf({ provenance }: PublicDocument, findings: string[], t: Text): string[] {
  return [
    ...(provenance === 'own' ? [] : [`${t(`provenance.${provenance}`)}.`]),
    ...findings,
    t('frame.independent'),
  ];
}
