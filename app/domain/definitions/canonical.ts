/** The one order of the KPIs, so that the same files always give the same hash and the same pages. */
import type { Framework, Kpi } from './schema.ts';

/** The KPIs in the order of the framework: dimension, segment, sub-dimension, code. */
export function inFrameworkOrder(framework: Framework, kpis: readonly Kpi[]): Kpi[] {
  const dimensions = rank(framework.dimensions);
  const segments = rank(framework.segments);
  const subDimensions = rank(framework.dimensions.flatMap((dimension) => dimension.subDimensions));
  const keys = new Map(
    kpis.map((kpi) => [
      kpi,
      [
        dimensions.get(kpi.dimension),
        segments.get(kpi.segment),
        subDimensions.get(kpi.subDimension),
      ],
    ]),
  );
  return [...kpis].sort((a, b) => {
    const [first, second] = [keys.get(a) ?? [], keys.get(b) ?? []];
    for (const [index, position] of first.entries()) {
      const difference = (position ?? 0) - (second[index] ?? 0);
      if (difference !== 0) return difference;
    }
    return sortableCode(a.code) < sortableCode(b.code) ? -1 : 1;
  });
}

function rank(entries: readonly { id: string }[]): ReadonlyMap<string, number> {
  return new Map(entries.map((entry, index) => [entry.id, index]));
}

/** Numbers padded, so that 10C comes after 9C. */
function sortableCode(code: string): string {
  return code.replace(/\d+/g, (digits) => digits.padStart(4, '0'));
}
