/** The wheel: leaves fill the circle, nothing overlaps, labels stay inside, the order is the standard's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenInLines, fitted, textWidth, wrapped } from '#app/charts/text-width.ts';
import type { PublicGroup } from '#app/domain/publication/public-document.ts';
import { wheelDataOf, type WheelData, type WheelLeaf } from '#app/charts/wheel/wheel-data.ts';
import { layoutWheel, WHEEL, type Arc } from '#app/charts/wheel/wheel-layout.ts';
import { shortLabelsOf } from '#app/server/publications/results-page.server.ts';
import { publicDocument } from '#tests/fixtures/publication.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();
const labels = shortLabelsOf(definitions);
const document = publicDocument();

const SCORE = document.scores.dimensions[0] as PublicGroup;
const leaf = (id: string, label: string): WheelLeaf => ({
  id,
  label,
  tone: 3,
  percent: '70',
  result: { kind: 'scored', percent: '70', rawPercent: '70', band: 3, points: 3 },
});

/** Any wheel: up to four dimensions with up to six segments of up to twenty leaves, some of them empty. */
const anyWheel: fc.Arbitrary<WheelData> = fc
  .array(fc.array(fc.array(fc.string({ maxLength: 80 }), { maxLength: 20 }), { maxLength: 6 }), {
    maxLength: 4,
  })
  .map((dimensions) => ({
    city: 'X',
    year: '2025',
    dimensions: dimensions.map((segments, d) => ({
      id: `d${d}`,
      name: `Dimension ${d}`,
      tone: 2 as const,
      score: SCORE,
      segments: segments.map((names, s) => ({
        id: `d${d}s${s}`,
        label: `Segment ${s}`,
        name: `Segment ${s}`,
        tone: 'gap' as const,
        score: SCORE,
        leaves: names.map((name, index) => leaf(`d${d}s${s}l${index}`, name)),
      })),
    })),
  }));

function leavesOf(data: WheelData) {
  return layoutWheel(data).dimensions.flatMap((one) => one.segments.flatMap((part) => part.leaves));
}

function expectInRow(arcs: readonly Arc[], from: number, to: number) {
  arcs.forEach((arc, index) => {
    expect(arc.start).toBeCloseTo(index === 0 ? from : (arcs[index - 1]?.end ?? Number.NaN), 6);
    expect(arc.end).toBeGreaterThan(arc.start);
  });
  expect(arcs.at(-1)?.end).toBeCloseTo(to, 6);
}

describe('any wheel', () => {
  it('gives every leaf the same angle, and gaps and leaves together fill the circle', () => {
    fc.assert(
      fc.property(anyWheel, (data) => {
        const { dimensions } = layoutWheel(data);
        const leaves = leavesOf(data);
        const gaps = dimensions.length > 1 ? dimensions.length * WHEEL.gap : 0;
        const angles = leaves.map(({ arc }) => arc.end - arc.start);
        for (const angle of angles) expect(angle).toBeCloseTo((360 - gaps) / leaves.length, 6);
        const whole = angles.reduce((sum, angle) => sum + angle, gaps);
        expect(whole).toBeCloseTo(leaves.length === 0 ? 0 : 360, 6);
      }),
    );
  });

  it('lays leaves into their segment, segments into their dimension, side by side and in order', () => {
    fc.assert(
      fc.property(anyWheel, (data) => {
        let last = 0;
        for (const dimension of layoutWheel(data).dimensions) {
          expect(dimension.arc.start).toBeGreaterThanOrEqual(last);
          last = dimension.arc.end;
          const { start, end } = dimension.arc;
          expectInRow(
            dimension.segments.map(({ arc }) => arc),
            start,
            end,
          );
          for (const { arc, leaves } of dimension.segments) {
            expectInRow(
              leaves.map((one) => one.arc),
              arc.start,
              arc.end,
            );
          }
        }
        expect(last).toBeLessThanOrEqual(360 + 1e-6);
        expect(leavesOf(data).map((one) => one.leaf.id)).toEqual(
          data.dimensions.flatMap((one) =>
            one.segments.flatMap((part) => part.leaves.map(({ id }) => id)),
          ),
        );
      }),
    );
  });

  it('keeps rings apart and every label inside the drawing', () => {
    const rings = [WHEEL.dimension, WHEEL.segment, WHEEL.leaf];
    rings.forEach((ring, index) => {
      expect(ring.inner).toBeGreaterThan(index === 0 ? WHEEL.hub : (rings[index - 1]?.outer ?? 0));
    });
    fc.assert(
      fc.property(anyWheel, (data) => {
        for (const { reach, label } of leavesOf(data)) {
          expect(reach).toBeLessThanOrEqual(WHEEL.half);
          expect(Math.hypot(label.x, label.y)).toBeCloseTo(WHEEL.label.inner, 1);
        }
      }),
    );
  });

  it('turns no text upside down', () => {
    fc.assert(
      fc.property(anyWheel, (data) => {
        for (const { label, arc } of leavesOf(data)) {
          const turn = ((label.turn % 360) + 360) % 360;
          expect(turn <= 90.01 || turn >= 269.99).toBe(true);
          expect(label.anchor).toBe((arc.start + arc.end) / 2 > 180 ? 'end' : 'start');
        }
      }),
    );
  });
});

describe('the wheel of the standard', () => {
  const data = wheelDataOf(document, labels);

  it('has 108 leaves in 24 segments in 3 dimensions, in the order of the standard', () => {
    const { dimensions } = layoutWheel(data);
    expect(dimensions).toHaveLength(3);
    expect(dimensions.flatMap(({ segments }) => segments)).toHaveLength(24);
    expect(dimensions.flatMap(({ segments }) => segments.map(({ segment }) => segment.id))).toEqual(
      definitions.framework.segments.map(({ id }) => id),
    );
    expect(leavesOf(data)).toHaveLength(108);
  });

  it('cuts no name', () => {
    for (const { label, leaf: shown } of leavesOf(data)) expect(label.lines).toEqual([shown.label]);
    for (const dimension of layoutWheel(data).dimensions) {
      for (const { segment, text } of dimension.segments) {
        expect(text.lines.join(' ')).toBe(segment.label);
      }
    }
  });

  it('has a name of its own for each data point of a KPI with several', () => {
    const shown = leavesOf(data).map((one) => one.leaf.label);
    expect(new Set(shown).size).toBe(108);
  });

  it('paints what is scored by its band, and tells no target, gap and not read apart', () => {
    const tones = new Map(leavesOf(data).map((one) => [one.leaf.id, one.leaf.tone]));
    for (const { id, result } of document.dataPoints) {
      if (result.kind === 'scored') expect(tones.get(id)).toBe(result.band);
      else if (result.kind === 'notBenchmarked') expect(tones.get(id)).toBe('untargeted');
      else expect(tones.get(id)).toBe('gap');
    }
  });
});

describe('text without a browser', () => {
  it('is never wider than it may be', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 20, max: 300 }), (text, width) => {
        const shown = fitted(text, 12, width);
        expect(textWidth(shown, 12) <= width || [...shown].length <= 2).toBe(true);
        if (textWidth(text, 12) <= width) expect(shown).toBe(text);
      }),
    );
  });

  it('is wrapped into lines that fit, and loses no word', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 20, max: 300 }), (text, width) => {
        const lines = wrapped(text, 12, width);
        expect(lines.join(' ')).toBe(text);
        for (const line of lines) {
          expect(textWidth(line, 12) <= width || !line.includes(' ')).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['Water and Sanitation', 2, ['Water and', 'Sanitation']],
    ['Drainage', 2, ['Drainage']],
    ['Public Space and Nature', 2, ['Public Space', 'and Nature']],
    ['Public Space and Nature', 1, ['Public Space and Nature']],
  ])('%s breaks into at most %i lines', (text, most, lines) => {
    expect(brokenInLines(text, 12, most)).toEqual(lines);
  });
});
