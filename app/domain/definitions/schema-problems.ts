/** Turns what zod finds in a definition file into found and expected, with the field that was probably meant. */
import type { z } from 'zod';
import { jsonSchemaOf, fileSchemas, type FileContent, type FileKind } from './file-kinds.ts';
import { closestName, describeValue, type Path, type Problem } from './problem.ts';

type CheckedContent<Kind extends FileKind> =
  { ok: true; content: FileContent<Kind> } | { ok: false; problems: Problem[] };

/** Checks the content of one file against its schema; all problems of the file at once. */
export function checkContent<Kind extends FileKind>(
  kind: Kind,
  data: unknown,
): CheckedContent<Kind> {
  const result = fileSchemas[kind].safeParse(data);
  if (result.success) return { ok: true, content: result.data as FileContent<Kind> };
  const schema = jsonSchemaOf(kind) as JsonSchema;
  return {
    ok: false,
    problems: result.error.issues.flatMap((issue) => toProblems(issue, schema, data)),
  };
}

function toProblems(issue: z.core.$ZodIssue, schema: JsonSchema, data: unknown): Problem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const object = valueAt(data, path);
    const known = Object.keys(schemaAt(schema, data, path)?.properties ?? {});
    const missing = known.filter((key) => !isGroup(object) || !(key in object));
    return issue.keys.map((key) => {
      const meant = closestName(key, missing);
      return {
        path: [...path, key],
        found: `an unknown field "${key}"`,
        expected: meant === undefined ? `one of ${known.join(', ')}` : `did you mean "${meant}"?`,
      };
    });
  }
  const found = describeValue(valueAt(data, path));
  return [{ path, found, expected: expectation(issue, schema, data, path) }];
}

const typeNames: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

function expectation(
  issue: z.core.$ZodIssue,
  schema: JsonSchema,
  data: unknown,
  path: Path,
): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.startsWith('Invalid input')
        ? (typeNames[issue.expected] ?? issue.expected)
        : issue.message;
    case 'invalid_value':
      return issue.values.map(String).join(' or ');
    case 'too_small':
    case 'too_big': {
      const limit = String(issue.code === 'too_small' ? issue.minimum : issue.maximum);
      const bound = `${issue.code === 'too_small' ? 'at least' : 'at most'} ${limit}`;
      if (issue.origin === 'string') return 'a text that is not empty';
      if (issue.origin === 'array') return `a list of ${bound}`;
      return `a number of ${issue.inclusive === false ? (issue.code === 'too_small' ? 'more than' : 'less than') + ` ${limit}` : bound}`;
    }
    case 'invalid_union': {
      const choices = discriminatorValues(schema, data, path);
      return choices.length > 0 ? `one of ${choices.join(', ')}` : issue.message;
    }
    default:
      return issue.message;
  }
}

/** The values of `type` or `kind` that the schema knows where a discriminated union stands. */
function discriminatorValues(schema: JsonSchema, data: unknown, path: Path): string[] {
  const key = path.at(-1);
  if (typeof key !== 'string') return [];
  const union = schemaAt(schema, data, path.slice(0, -1), true);
  return (union?.oneOf ?? union?.anyOf ?? []).flatMap((option) => {
    const value = option.properties?.[key]?.const;
    return value === undefined ? [] : [String(value)];
  });
}

interface JsonSchema {
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
}

/** The part of the JSON Schema that holds at a path; of a union the option that fits the data. */
function schemaAt(
  root: JsonSchema,
  data: unknown,
  path: Path,
  keepUnion = false,
): JsonSchema | undefined {
  let schema: JsonSchema | undefined = root;
  for (const [depth, part] of path.entries()) {
    schema = chosenOption(schema, valueAt(data, path.slice(0, depth)));
    schema =
      typeof part === 'number'
        ? (schema?.prefixItems?.[part] ?? schema?.items)
        : schema?.properties?.[part];
  }
  return keepUnion ? schema : chosenOption(schema, valueAt(data, path));
}

function chosenOption(schema: JsonSchema | undefined, value: unknown): JsonSchema | undefined {
  const options = schema?.oneOf ?? schema?.anyOf;
  if (options === undefined || !isGroup(value)) return schema;
  return options.find((option) =>
    Object.entries(option.properties ?? {}).every(
      ([key, property]) => property.const === undefined || property.const === value[key],
    ),
  );
}

function isGroup(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => (isGroup(value) ? value[part] : undefined), data);
}
