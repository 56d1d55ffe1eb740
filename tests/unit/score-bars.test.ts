/** Bars of dimensions, segments and goals as files: every row drawn inside, said in words, and exported. */
import { describe, expect, it } from 'vitest';
import { barsHeight } from '#app/charts/score-bars.tsx';
import { textFor } from '#app/messages/catalogue.server.ts';
import { barsSvg } from '#app/reports/bars-svg.tsx';
import { goalsCsv, segmentsCsv } from '#app/reports/scores-csv.ts';
import {
  goalBarsFile,
  goalsFinding,
  segmentBarsFile,
  segmentsFinding,
} from '#app/ui/results/bar-words.ts';
import { publicDocument } from '#tests/fixtures/publication.ts';
import { parseCsv } from '#tests/support/parse-csv.ts';

const t = textFor();
const document = publicDocument();
const unscored = {
  ...document,
  scores: {
    ...document.scores,
    goals: document.scores.goals.map(({ id, name, coverage, evidence }) => ({
      id,
      name,
      coverage,
      evidence,
      kind: 'notScored' as const,
      reason: 'nothingScored' as const,
    })),
  },
};

describe.each([
  ['segments', segmentBarsFile(document, t), 27],
  ['goals', goalBarsFile(document, { 'sdg-3': 'Health' }, t), 17],
] as const)('the bars of %s', (_, file, count) => {
  const svg = barsSvg(file);

  it('have a row for each, in the order of the standard', () => {
    expect(file.rows).toHaveLength(count);
    expect(svg.match(/class="bars-track"/g)).toHaveLength(count);
    expect(barsHeight(file.rows)).toBeGreaterThan(count * 20);
  });

  it('are as long as their score, within the track', () => {
    const track = Number(/class="bars-track" x="300" y="[\d.]+" width="([\d.]+)"/.exec(svg)?.[1]);
    const lengths = [...svg.matchAll(/class="tone-\d" x="300" y="[\d.]+" width="([\d.]+)"/g)].map(
      (match) => Number(match[1]),
    );
    const percents = file.rows.flatMap(({ score }) =>
      score.kind === 'scored' ? [Number(score.percent)] : [],
    );
    expect(lengths).toHaveLength(percents.length);
    lengths.forEach((length, index) =>
      expect(length / track).toBeCloseTo((percents[index] ?? 0) / 100, 3),
    );
  });

  it('say the finding and whose figures these are', () => {
    expect(file.notes.join(' ')).toContain(t('provenance.fictional'));
    expect(file.notes.join(' ')).toContain(t('frame.independent'));
  });
});

describe('the finding', () => {
  it('names the ends, and counts what has a score', () => {
    expect(segmentsFinding(document, t)).toMatch(
      /^\d+ of 24 segments have a score: from [\d.]+ % \(.+\) to [\d.]+ % \(.+\)\.$/,
    );
    expect(goalsFinding(document, ({ id }) => id, t)).toMatch(
      /^\d+ of 17 goals have a score: from .+\.$/,
    );
    expect(goalsFinding(unscored, ({ id }) => id, t)).toBe('0 of 17 have a score.');
  });
});

describe('the CSV', () => {
  it('has every group with its coverage, and claims none of an extract', () => {
    const rows = parseCsv(segmentsCsv(document));
    expect(rows.filter((row) => row.record_type === 'segment')).toHaveLength(24);
    expect(rows[0]).toMatchObject({ record_type: 'dimension', id: 'ec', city: 'exampleville-xx' });
    expect(Number(rows[0]?.applicable)).toBeGreaterThan(40);
    const [first] = parseCsv(segmentsCsv({ ...document, provenance: 'extract' }));
    expect(first).toMatchObject({ reported: '', applicable: '', scored: rows[0]?.scored });
    expect(parseCsv(goalsCsv(unscored)).map((row) => row.score_percent)).toEqual(
      Array.from({ length: 17 }, () => ''),
    );
  });
});
