/** The types in db/schema.ts say what the migrated database is, and the other way round. */
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import { listAllowedWords, listColumns, type Column } from '#tests/support/database-catalogue.ts';

/** What a column of PostgreSQL is read as. */
const FAMILIES: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Uint8Array<ArrayBufferLike>',
  date: 'string',
  float8: 'number',
  int4: 'number',
  int8: 'number',
  jsonb: 'unknown',
  numeric: 'string',
  text: 'string',
  timestamptz: 'Date',
  uuid: 'string',
};

interface TypedColumn {
  family: string;
  isNullable: boolean;
  isOptional: boolean;
  /** The words of a union of words, else empty. */
  words: string[];
}

/** The columns of the types by `table.column`, as Kysely reads and inserts them. */
function columnsOfTypes(): Map<string, TypedColumn> {
  const root = process.cwd();
  const file = path.join(root, 'tests/db/rows-of-the-schema.ts');
  const text = `
    import type { Insertable, Selectable } from 'kysely';
    import type { Database } from '#db/schema.ts';
    export type Read = { [Table in keyof Database]: Selectable<Database[Table]> };
    export type Added = { [Table in keyof Database]: Insertable<Database[Table]> };`;
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], { ...options, types: [] }, host);
  const source = program.getSourceFile(file);
  if (!source) throw new Error('the types were not read');
  expect(ts.getPreEmitDiagnostics(program, source).map((one) => one.messageText)).toEqual([]);

  const checker = program.getTypeChecker();
  const [read, added] = source.statements
    .filter(ts.isTypeAliasDeclaration)
    .map((alias) => checker.getTypeAtLocation(alias.name));
  const found = new Map<string, TypedColumn>();
  if (!read || !added) throw new Error('the types were not found');
  for (const table of read.getProperties()) {
    const addedTable = added.getProperty(table.name);
    for (const column of checker.getTypeOfSymbol(table).getProperties()) {
      const type = checker.getTypeOfSymbol(column);
      const plain = checker.getNonNullableType(type);
      const parts = plain.isUnion() ? plain.types : [plain];
      const isWords = parts.every((part) => part.isStringLiteral());
      const isUnknown = (type.flags & ts.TypeFlags.Unknown) !== 0;
      const addedColumn =
        addedTable && checker.getTypeOfSymbol(addedTable).getProperty(column.name);
      found.set(`${table.name}.${column.name}`, {
        family: isWords ? 'string' : isUnknown ? 'unknown' : checker.typeToString(plain),
        isNullable: !isUnknown && plain !== type,
        isOptional:
          addedColumn === undefined || (addedColumn.flags & ts.SymbolFlags.Optional) !== 0,
        words: isWords ? parts.map((part) => (part as ts.StringLiteralType).value).sort() : [],
      });
    }
  }
  return found;
}

const types = columnsOfTypes();

describe.each(engines())('types and database on %s', (engine) => {
  let database: TestDatabase;
  let columns: Map<string, Column>;
  let allowedWords: Map<string, string[]>;
  beforeAll(async () => {
    database = await openDatabase(engine);
    columns = new Map(
      (await listColumns(database.db)).map((one) => [`${one.table}.${one.column}`, one]),
    );
    allowedWords = await listAllowedWords(database.db);
  });
  afterAll(() => database.remove());

  test('have the same tables and columns', () => {
    expect([...types.keys()].sort()).toEqual([...columns.keys()].sort());
  });

  test('have columns of the same kind', () => {
    const inTypes = [...types].map(([name, type]) => `${name}: ${type.family}`);
    const inDatabase = [...columns].map(
      ([name, { type }]) => `${name}: ${FAMILIES[type] ?? `what is ${type}?`}`,
    );
    expect(inTypes.sort()).toEqual(inDatabase.sort());
  });

  test('know the same columns as possibly empty', () => {
    // of a JSON column the type says nothing about null
    const inTypes = [...types].filter(([, type]) => type.isNullable && type.family !== 'unknown');
    const inDatabase = [...columns].filter(
      ([, column]) => column.isNullable && column.type !== 'jsonb',
    );
    expect(inTypes.map(([name]) => name).sort()).toEqual(inDatabase.map(([name]) => name).sort());
  });

  test('let nothing be left out that the database demands', () => {
    const wrong = [...types].filter(
      ([name, type]) => type.isOptional && !columns.get(name)?.isOptional,
    );
    expect(wrong).toEqual([]);
  });

  test('allow the same words', () => {
    expect(allowedWords.size).toBeGreaterThan(5);
    const inTypes = [...allowedWords.keys()].map((name) => [name, types.get(name)?.words]);
    expect(inTypes.sort()).toEqual([...allowedWords].sort());
  });
});
