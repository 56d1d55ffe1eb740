/** A score opened down to its data points: their points add up to it, and its range and mean follow from them. */
import { describe, expect, it } from 'vitest';
import { explainGroup } from '#app/domain/explanation/explain-group.ts';
import { GROUP_LEVELS, type GroupLevel } from '#app/domain/publication/members.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { seenOtherwise, withoutValue } from '#app/domain/publication/rescore.ts';
import { publicDocument } from '#tests/fixtures/publication.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();
const document = publicDocument();
/** With the first value of every segment missing, so that there are gaps. */
const first = new Set(
  document.scores.segments.map(
    ({ id }) => document.dataPoints.find((one) => one.segment === id)?.id,
  ),
);
const gappy = seenOtherwise(document, definitions, (one) =>
  first.has(one.id) ? withoutValue(one) : one,
);

function groupsOf({ scores }: PublicDocument): Array<[GroupLevel, string]> {
  const lists = {
    dimension: scores.dimensions,
    subDimension: scores.subDimensions,
    segment: scores.segments,
    goal: scores.goals,
  };
  return GROUP_LEVELS.flatMap((level) =>
    lists[level].map(({ id }): [GroupLevel, string] => [level, id]),
  );
}

describe.each([
  ['as published', document],
  ['with gaps', gappy],
])('the scores %s', (_, published) => {
  it.each(groupsOf(published))('%s %s is what its data points make', (level, id) => {
    const found = explainGroup(published, definitions, level, id);
    if (!found) throw new Error(`no ${level} ${id}`);
    const { group, counts, gaps, percentSum } = found;
    const count = counts[1] + counts[2] + counts[3] + counts[4];
    expect(count).toBe(group.coverage.scored);
    if (group.kind !== 'scored') return;
    const points = counts[1] + 2 * counts[2] + 3 * counts[3] + 4 * counts[4];
    expect(points).toBe(group.points);
    expect(Number(group.percent)).toBeCloseTo((100 * points) / (4 * count), 9);
    // (P + g) / 4(n + g) and (P + 4g) / 4(n + g)
    expect(Number(group.range?.low)).toBeCloseTo((100 * (points + gaps)) / (4 * (count + gaps)), 9);
    expect(Number(group.range?.high)).toBeCloseTo(
      (100 * (points + 4 * gaps)) / (4 * (count + gaps)),
      9,
    );
    expect(Number(group.meanPercentOfTarget)).toBeCloseTo(Number(percentSum) / count, 9);
  });
});

describe('an explained score', () => {
  it('by hand: five scored of ICT infrastructure, and its gap without the first of them', () => {
    const before = explainGroup(document, definitions, 'segment', 'seg-ec-ict');
    const after = explainGroup(gappy, definitions, 'segment', 'seg-ec-ict');
    // 3G and 4G coverage with 4 points, three data points with 3: 2 x 4 + 3 x 3 = 17 of 20
    expect(before?.counts).toEqual({ 1: 0, 2: 0, 3: 3, 4: 2 });
    expect(before?.gaps).toBe(0);
    // one of 3 points less: (14 + 1) / 20 = 75 % to (14 + 4) / 20 = 90 %
    expect(after?.counts).toEqual({ 1: 0, 2: 0, 3: 2, 4: 2 });
    expect(after?.gaps).toBe(1);
    expect(after?.group).toMatchObject({ percent: '87.5', range: { low: '75', high: '90' } });
  });

  it('that is not there is not explained', () => {
    expect(explainGroup(document, definitions, 'goal', '18')).toBeUndefined();
    expect(explainGroup(document, definitions, 'segment', 'ec')).toBeUndefined();
  });
});
