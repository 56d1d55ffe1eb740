/** Finds KPIs by what people type or choose. */
import type { DefinitionSet } from './definitions.ts';
import type { Kpi } from './schema.ts';

export interface KpiFilter {
  /** Words that must all occur in code, name, aliases, definition or the labels of data points. */
  text?: string;
  dimension?: string;
  level?: string;
  kind?: string;
  /** Number of an SDG. */
  goal?: string;
}

/** The KPIs that fit every part of a filter, in the order of the framework. */
export function findKpis(definitions: DefinitionSet, filter: KpiFilter): Kpi[] {
  const words = plain(filter.text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return definitions.kpis.filter(
    (kpi) =>
      (!filter.dimension || kpi.dimension === filter.dimension) &&
      (!filter.level || kpi.level === filter.level) &&
      (!filter.kind || kpi.kind === filter.kind) &&
      (!filter.goal || kpi.sdg.goals.includes(Number(filter.goal))) &&
      hasWords(kpi, words),
  );
}

function hasWords(kpi: Kpi, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = plain(
    [
      kpi.id,
      kpi.code,
      // typed without the spaces of the code as well
      kpi.code.replace(/\s/g, ''),
      ...kpi.codeAliases,
      kpi.name,
      ...kpi.nameAliases,
      kpi.definition,
      ...kpi.dataPoints.map((dataPoint) => dataPoint.label),
    ].join(' '),
  );
  return words.every((word) => text.includes(word));
}

/** Lower case, without accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
