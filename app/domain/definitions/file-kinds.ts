/** Which schema holds for which kind of definition file, and the same as JSON Schema for editors. */
import { z } from 'zod';
import {
  FrameworkSchema,
  KpiSchema,
  ProgressRuleSchema,
  RulesFileSchema,
  SdgsFileSchema,
  TargetSetSchema,
  UnitsFileSchema,
} from './schema.ts';

export const fileSchemas = {
  framework: FrameworkSchema,
  kpi: KpiSchema,
  progress: ProgressRuleSchema,
  rules: RulesFileSchema,
  sdgs: SdgsFileSchema,
  'target-set': TargetSetSchema,
  units: UnitsFileSchema,
} as const;

export type FileKind = keyof typeof fileSchemas;
export type FileContent<Kind extends FileKind> = z.output<(typeof fileSchemas)[Kind]>;

/** The JSON Schema of one kind of file, of what people write (before defaults and transforms). */
export function jsonSchemaOf(kind: FileKind): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(fileSchemas[kind], { io: 'input' });
}

/** Every file of kpi-definitions/schemas: its name and its JSON Schema. */
export function jsonSchemaFiles(): { name: string; content: z.core.JSONSchema.BaseSchema }[] {
  return (Object.keys(fileSchemas) as FileKind[]).map((kind) => ({
    name: `${kind}.schema.json`,
    content: jsonSchemaOf(kind),
  }));
}
