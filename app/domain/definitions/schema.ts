/** The shape of everything in kpi-definitions, as zod schemas: the contract between the statisticians' files and the code. */
import { z } from 'zod';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const IdSchema = z.string().regex(kebab, 'lower-case letters, digits and hyphens');
const InputIdSchema = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'camelCase letters and digits');
const TextSchema = z.string().trim().min(1);
/** A number in a file, kept as text so that 26.4 stays 26.4. */
const DecimalSchema = z
  .union([z.number(), z.string()], { error: 'a decimal number' })
  .refine((value) => /^-?\d+(\.\d+)?$/.test(String(value)), 'a decimal number')
  .transform((value) => String(value));

export const DimensionIdSchema = IdSchema;
export const LevelSchema = z.enum(['core', 'advanced']);
export const KindSchema = z.enum(['smart', 'structural', 'sustainable']);

export const RegisterItemSchema = z.strictObject({
  id: InputIdSchema,
  label: TextSchema,
  /** What a contributor has to know to fill it in. */
  help: TextSchema.optional(),
  unit: IdSchema,
  /** Counts are whole numbers; a fraction is a warning only. */
  integer: z.boolean().default(false),
  valueType: z.enum(['number', 'currencyCode']).default('number'),
  group: z.enum(['profile', 'demography', 'economy', 'utilities']),
});

export const FrameworkSchema = z.strictObject({
  id: IdSchema,
  name: TextSchema,
  standard: TextSchema,
  version: TextSchema,
  note: TextSchema,
  dimensions: z.array(
    z.strictObject({
      id: DimensionIdSchema,
      name: TextSchema,
      subDimensions: z.array(
        z.strictObject({
          id: IdSchema,
          name: TextSchema,
          categories: z.array(
            z.strictObject({ id: IdSchema, name: TextSchema, segment: IdSchema }),
          ),
        }),
      ),
    }),
  ),
  segments: z.array(
    z.strictObject({
      id: IdSchema,
      name: TextSchema,
      /** For drawings, where the name is too long for a segment of few data points. */
      shortLabel: TextSchema.max(16).optional(),
      dimension: DimensionIdSchema,
    }),
  ),
  register: z.array(RegisterItemSchema),
  expected: z.strictObject({
    kpis: z.int().positive(),
    dataPoints: z.int().positive(),
    segments: z.int().positive(),
    core: z.int().nonnegative(),
    advanced: z.int().nonnegative(),
  }),
});

/** `notApplicable`, or the value that a zero denominator stands for. */
const ZeroDenominatorSchema = z.union(
  [z.literal('notApplicable'), z.strictObject({ value: DecimalSchema })],
  { error: 'notApplicable, or { value: <number> }' },
);
/** An input of the KPI (`households`) or of the register (`register:population`). */
const InputReferenceSchema = z
  .string()
  .regex(/^(register:)?[a-z][A-Za-z0-9]*$/, 'an input id or register:<id>');

export const FormulaSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ratio'),
    numerator: InputReferenceSchema,
    denominator: InputReferenceSchema,
    multiplier: DecimalSchema,
    whenDenominatorZero: ZeroDenominatorSchema,
  }),
  z.strictObject({
    type: z.literal('per100k'),
    numerator: InputReferenceSchema,
    whenDenominatorZero: ZeroDenominatorSchema,
  }),
  /** The value itself is typed in, or read from the input that already holds it. */
  z.strictObject({ type: z.literal('reported'), from: InputReferenceSchema.optional() }),
  z.strictObject({ type: z.literal('yesNo') }),
  z.strictObject({
    type: z.literal('checklist'),
    inputs: z.array(InputIdSchema).min(1),
    fullOnlyWith: InputIdSchema.optional(),
    capWithout: DecimalSchema.optional(),
  }),
]);

export const InputSchema = z.strictObject({
  id: InputIdSchema,
  label: TextSchema,
  unit: IdSchema,
  integer: z.boolean().default(false),
});

export const DirectionSchema = z.enum(['higher', 'lower', 'nearest', 'none']);

export const DataPointSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)?$/, 'the KPI id, or <KPI id>.<part>'),
  label: TextSchema,
  /** For drawings; a KPI with several data points needs one for each. Without it the KPI's name stands. */
  shortLabel: TextSchema.max(28).optional(),
  unit: IdSchema,
  decimals: z.int().min(0).max(6),
  direction: DirectionSchema,
  integer: z.boolean().default(false),
  /** Hard bounds of the value; null: none. */
  min: DecimalSchema.nullable(),
  max: DecimalSchema.nullable(),
  /** Semantic version: raised when formula, unit or bounds change. */
  revision: z.string().regex(/^\d+\.\d+\.\d+$/, 'a semantic version such as 1.0.0'),
  formula: FormulaSchema,
  inputs: z.array(InputSchema),
});

/** 11.2 without quotes is a number in YAML, and 11.10 would be read as 11.1. */
const sdgTargetHint = "an SDG target in quotes, such as '11.2' or '9.c'";

export const KpiSchema = z.strictObject({
  id: IdSchema,
  code: TextSchema,
  codeAliases: z.array(TextSchema),
  name: TextSchema,
  nameAliases: z.array(TextSchema),
  dimension: DimensionIdSchema,
  subDimension: IdSchema,
  category: IdSchema,
  segment: IdSchema,
  level: LevelSchema,
  kind: KindSchema,
  kindBasis: z.enum(['sheet', 'inferred']),
  definition: TextSchema,
  rationale: TextSchema,
  howToCollect: TextSchema,
  dataSources: TextSchema,
  dataPoints: z.array(DataPointSchema).min(1),
  /** Invented figures of a middling city: by input, by register item as `register:<id>`, by data point where it is typed as it is. */
  example: z.record(z.string(), z.union([z.boolean(), DecimalSchema])).optional(),
  sdg: z.strictObject({
    goals: z.array(z.int().min(1).max(17)),
    targets: z.array(
      z.string({ error: sdgTargetHint }).regex(/^\d{1,2}\.(\d{1,2}|[a-d])$/, sdgTargetHint),
    ),
    indicators: z.array(
      z.string().regex(/^\d{1,2}\.(\d{1,2}|[a-d])\.\d$/, 'an SDG indicator such as 11.2.1'),
    ),
    basis: TextSchema,
    note: TextSchema.optional(),
  }),
  genderRelevance: z.strictObject({ relevant: z.boolean(), reason: TextSchema.optional() }),
  verification: z.array(TextSchema),
  provenance: z.strictObject({
    definition: TextSchema,
    formula: TextSchema,
    rationale: TextSchema,
    howToCollect: TextSchema,
    pages: z.strictObject({ methodology2017: z.array(z.int()), manual2022: z.array(z.int()) }),
    note: TextSchema.optional(),
  }),
});

const RuleBase = {
  id: IdSchema,
  dataPoints: z.array(z.string()),
  message: TextSchema,
  /** Where the check is printed; null: our own. */
  source: TextSchema.nullable(),
  basis: z.enum(['manual', 'own']),
  valueBasis: z.enum(['manual', 'own']).optional(),
};

export const RuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...RuleBase,
    kind: z.literal('sumsTo'),
    value: DecimalSchema,
    tolerance: DecimalSchema,
  }),
  /** The first of the two data points is not above the second. */
  z.strictObject({
    ...RuleBase,
    kind: z.literal('notGreaterThan'),
    dataPoints: z.tuple([z.string(), z.string()]),
    tolerance: DecimalSchema,
  }),
  z.strictObject({
    ...RuleBase,
    kind: z.literal('usuallyAtLeast'),
    value: DecimalSchema,
    exceptions: z.array(DecimalSchema).optional(),
  }),
  z.strictObject({
    ...RuleBase,
    kind: z.literal('usuallyAtMost'),
    value: DecimalSchema,
    exceptions: z.array(DecimalSchema).optional(),
    /** `assessment`: measured over the whole assessment instead of a data point. */
    scope: z.literal('assessment').optional(),
    measure: z.string().optional(),
  }),
  z.strictObject({
    ...RuleBase,
    kind: z.literal('usuallyBetween'),
    value: z.tuple([DecimalSchema, DecimalSchema]),
    exceptions: z.array(DecimalSchema).optional(),
    /** Factors from other units that are often reported by mistake. */
    conversions: z.record(z.string(), DecimalSchema).optional(),
  }),
  z.strictObject({
    ...RuleBase,
    kind: z.literal('consistentWithRegister'),
    /** The register item that the data points rest on. */
    register: InputIdSchema,
    tolerance: DecimalSchema,
    toleranceUnit: z.enum(['percent', 'points']).optional(),
    scale: z.array(DecimalSchema).optional(),
    notRegister: InputIdSchema.optional(),
  }),
  z.strictObject({
    ...RuleBase,
    kind: z.literal('changeLimit'),
    value: DecimalSchema,
    changeUnit: z.enum(['points', 'percent', 'absolute']),
  }),
]);

export const RulesFileSchema = z.strictObject({
  rules: z.array(RuleSchema),
  generalChecks: z.array(
    z.strictObject({
      id: IdSchema,
      text: TextSchema,
      /** In per cent, for checks that compare figures. */
      tolerance: DecimalSchema.optional(),
      /** Where the check is printed; null: our own. */
      source: TextSchema.nullable(),
      /** The manual has the check, and the numbers or criteria are ours. */
      valueBasis: z.literal('own').optional(),
    }),
  ),
});

export const UnitSchema = z.strictObject({
  id: IdSchema,
  /** As shown beside a figure: %, km², tonnes/year. */
  symbol: TextSchema,
  name: TextSchema,
  /** Units of one quantity can be converted into each other. */
  quantity: IdSchema,
  /** One of this unit is `factor` of the quantity's base unit; left out where no conversion exists. */
  factor: DecimalSchema.optional(),
});
export const UnitsFileSchema = z.strictObject({ units: z.array(UnitSchema) });

export const SdgsFileSchema = z.strictObject({
  goals: z.array(
    z.strictObject({
      number: z.int().min(1).max(17),
      name: TextSchema,
      shortName: TextSchema,
      colour: z.string().regex(/^#[0-9a-f]{6}$/, 'a colour such as #e5243b'),
    }),
  ),
  targets: z.array(
    z.strictObject({
      id: z.string({ error: sdgTargetHint }),
      goal: z.int().min(1).max(17),
      text: TextSchema,
    }),
  ),
});

export const TargetSchema = z.strictObject({
  dataPoint: z.string(),
  direction: DirectionSchema,
  method: z.enum(['linear', 'ratio', 'nearest', 'yesNo', 'checklist', 'none']),
  worst: DecimalSchema.nullable(),
  target: DecimalSchema.nullable(),
  basis: TextSchema,
  source: TextSchema,
  reference: TextSchema.optional(),
  rationale: TextSchema,
  confidence: z.enum(['high', 'medium', 'low']),
  /** True where a needed number or document was not read on a page. */
  fromKnowledge: z.boolean(),
  u4sscStatus: z
    .enum(['scoring-benchmark', 'sheet-reference', 'documented-no-benchmark'])
    .optional(),
});

export const TargetSetSchema = z.strictObject({
  id: IdSchema,
  name: TextSchema,
  version: TextSchema,
  horizon: z.int(),
  note: TextSchema,
  /** Lower edges, in % of target, of the bands after the first; lower edge inclusive. */
  bandEdges: z.tuple([DecimalSchema, DecimalSchema, DecimalSchema]),
  targets: z.array(TargetSchema),
});

/** From when on we say which word about the progress towards the SDGs; ours, in % of target and points of it per year. */
export const ProgressRuleSchema = z.strictObject({
  version: TextSchema,
  note: TextSchema,
  /** Achieved from this % of target on. */
  achievedFrom: DecimalSchema,
  /** On track where the present pace leads to this % of target at the horizon. */
  onTrackFrom: DecimalSchema,
  /** A pace below this, up or down, is no progress; in percentage points of target per year. */
  movingFrom: DecimalSchema,
  /** Fewer comparable rounds show no trend. */
  trendFrom: z.int().min(3),
  /** A trend of fewer rounds is said to be weak. */
  weakBelow: z.int(),
  /** Fewer scored data points say nothing about a goal. */
  dataPointsFrom: z.int().min(3),
});

export type RegisterItem = z.output<typeof RegisterItemSchema>;
export type Framework = z.output<typeof FrameworkSchema>;
export type Segment = Framework['segments'][number];
export type Formula = z.output<typeof FormulaSchema>;
export type Input = z.output<typeof InputSchema>;
export type DataPoint = z.output<typeof DataPointSchema>;
export type Kpi = z.output<typeof KpiSchema>;
export type Rule = z.output<typeof RuleSchema>;
export type GeneralCheck = z.output<typeof RulesFileSchema>['generalChecks'][number];
export type Unit = z.output<typeof UnitSchema>;
export type SdgGoal = z.output<typeof SdgsFileSchema>['goals'][number];
export type SdgTarget = z.output<typeof SdgsFileSchema>['targets'][number];
export type Target = z.output<typeof TargetSchema>;
export type TargetSet = z.output<typeof TargetSetSchema>;
export type ProgressRule = z.output<typeof ProgressRuleSchema>;
