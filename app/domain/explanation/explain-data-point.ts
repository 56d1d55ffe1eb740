/** Opens a published data point down to what was typed: every step from the figures to its share in the scores. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import type { DataPoint, Formula } from '../definitions/schema.ts';
import type {
  PublicDataPoint,
  PublicDocument,
  PublicGroup,
} from '../publication/public-document.ts';

/** A figure that the formula reads, as published. */
export type ExplainedFigure = (
  PublicDocument['inputs'][number] | PublicDocument['register'][number]
) & {
  /** `register`: shared by many KPIs; `own`: the KPI's own in place of the register's; `input`: of this KPI alone. */
  kind: 'register' | 'own' | 'input';
};

/** How the value comes of the figures; null figures were not typed. */
export type Calculation =
  | { kind: 'final' }
  | {
      kind: 'ratio';
      numerator: ExplainedFigure | null;
      denominator: ExplainedFigure | null;
      multiplier: string;
      whenDenominatorZero: 'notApplicable' | { value: string };
    }
  | { kind: 'reported' | 'yesNo' }
  | {
      kind: 'checklist';
      met: number;
      of: number;
      /** The share counts in full only where this is met, and else up to `cap` per cent. */
      condition: { label: string; isMet: boolean; cap: string } | null;
    };

/** A score that the data point is part of. */
export interface Share {
  level: 'segment' | 'subDimension' | 'dimension' | 'goal';
  group: PublicGroup;
}

export interface Explanation {
  dataPoint: PublicDataPoint;
  /** What the formula reads and what was typed for it, in the formula's order. */
  figures: ExplainedFigure[];
  /** Labels of what the formula reads and nobody typed. */
  absent: string[];
  /** Null where there is no value to explain. */
  calculation: Calculation | null;
  /** From the segment up to the goals. */
  shares: Share[];
}

/**
 * Explains a data point of a publication by the definitions that it was published with. Undefined for a data point that
 * the publication does not have.
 */
export function explainDataPoint(
  document: PublicDocument,
  definitions: DefinitionSet,
  dataPointId: string,
): Explanation | undefined {
  const published = document.dataPoints.find(({ id }) => id === dataPointId);
  const dataPoint = definitions.dataPointById.get(dataPointId);
  const kpi = published && definitions.kpiById.get(published.kpi);
  if (!published || !dataPoint || !kpi) return undefined;
  const references = published.inputs.map((key) => key.slice(key.indexOf('/') + 1));
  const figureByReference = new Map<string, ExplainedFigure>();
  for (const [index, key] of published.inputs.entries()) {
    const figure = figureOf(document, key);
    if (figure) figureByReference.set(references[index] ?? key, figure);
  }
  return {
    dataPoint: published,
    figures: [...figureByReference.values()],
    absent: references
      .filter((reference) => !figureByReference.has(reference))
      .map((reference) => labelOf(definitions, dataPoint, reference)),
    calculation: calculationOf(published, dataPoint.formula, (reference) => ({
      figure: figureByReference.get(reference) ?? null,
      label: labelOf(definitions, dataPoint, reference),
    })),
    shares: sharesOf(document, published, kpi.subDimension, kpi.sdg.goals),
  };
}

function figureOf(document: PublicDocument, key: string): ExplainedFigure | undefined {
  if (!key.includes('/')) {
    const item = document.register.find(({ id }) => `register:${id}` === key);
    return item && { ...item, kind: 'register' };
  }
  const input = document.inputs.find((one) => one.key === key);
  return input && { ...input, kind: input.id.startsWith('register:') ? 'own' : 'input' };
}

function labelOf(definitions: DefinitionSet, dataPoint: DataPoint, reference: string): string {
  const [, item] = reference.split('register:');
  const named =
    item === undefined
      ? dataPoint.inputs.find(({ id }) => id === reference)
      : definitions.registerById.get(item);
  return named?.label ?? reference;
}

type Find = (reference: string) => { figure: ExplainedFigure | null; label: string };

function calculationOf(
  published: PublicDataPoint,
  formula: Formula,
  find: Find,
): Calculation | null {
  if (published.valueFrom === null) return null;
  if (published.valueFrom === 'final') return { kind: 'final' };
  switch (formula.type) {
    case 'ratio':
      return ratioOf(formula, formula.denominator, formula.multiplier, find);
    case 'per100k':
      return ratioOf(formula, 'register:population', '100000', find);
    case 'reported':
    case 'yesNo':
      return { kind: formula.type };
    case 'checklist':
      return checklistOf(formula, find);
  }
}

function ratioOf(
  formula: Extract<Formula, { type: 'ratio' | 'per100k' }>,
  denominator: string,
  multiplier: string,
  find: Find,
): Calculation {
  return {
    kind: 'ratio',
    numerator: find(formula.numerator).figure,
    denominator: find(denominator).figure,
    multiplier,
    whenDenominatorZero: formula.whenDenominatorZero,
  };
}

function checklistOf(
  { inputs, fullOnlyWith, capWithout }: Extract<Formula, { type: 'checklist' }>,
  find: Find,
): Calculation {
  const isMet = (reference: string) => find(reference).figure?.yesNo === true;
  return {
    kind: 'checklist',
    met: inputs.filter(isMet).length,
    of: inputs.length,
    condition:
      fullOnlyWith === undefined || capWithout === undefined
        ? null
        : { label: find(fullOnlyWith).label, isMet: isMet(fullOnlyWith), cap: capWithout },
  };
}

function sharesOf(
  { scores }: PublicDocument,
  { segment: segmentId }: PublicDataPoint,
  subDimension: string,
  goals: readonly number[],
): Share[] {
  const segment = scores.segments.find(({ id }) => id === segmentId);
  const share = (level: Share['level'], group: PublicGroup | undefined): Share[] =>
    group ? [{ level, group }] : [];
  return [
    ...share('segment', segment),
    ...share(
      'subDimension',
      scores.subDimensions.find(({ id }) => id === subDimension),
    ),
    ...share(
      'dimension',
      scores.dimensions.find(({ id }) => id === segment?.dimension),
    ),
    ...goals.flatMap((goal) =>
      share(
        'goal',
        scores.goals.find(({ id }) => id === String(goal)),
      ),
    ),
  ];
}
