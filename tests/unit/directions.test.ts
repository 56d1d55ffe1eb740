/** Proves that the import directions of the house are enforced: wrong arrows are found, relative or by alias. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '#tests/support/running-server.ts';

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

const root = process.cwd();

function depcruise(folder: string, outputType: 'json' | 'err') {
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  return spawnSync(process.execPath, [program, 'app', 'db', '--output-type', outputType], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

function cruise(folder: string): Violation[] {
  const { stdout, stderr } = depcruise(folder, 'json');
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
  return summary.violations;
}

/** Each wrong arrow: the module that has it, what it imports, and where that leads. */
const WRONG: Array<[name: string, from: string, specifier: string, to: string]> = [
  [
    'domain to server, relative',
    'app/domain/a.ts',
    '../server/target.server.ts',
    'app/server/target.server.ts',
  ],
  [
    'domain to server, by alias',
    'app/domain/b.ts',
    '#app/server/target.server.ts',
    'app/server/target.server.ts',
  ],
  ['domain to db types', 'app/domain/c.ts', '#db/schema.ts', 'db/schema.ts'],
  ['domain to React', 'app/domain/d.ts', 'react', 'node_modules/react/index.js'],
  ['domain to files', 'app/domain/e.ts', 'node:fs', 'fs'],
  [
    'ui to server, relative',
    'app/ui/a/f.tsx',
    '../../server/target.server.ts',
    'app/server/target.server.ts',
  ],
  [
    'ui to queries, by alias',
    'app/ui/g.tsx',
    '#db/queries/target.server.ts',
    'db/queries/target.server.ts',
  ],
  ['ui to routes', 'app/ui/h.tsx', '../routes/target.tsx', 'app/routes/target.tsx'],
  ['charts to ui', 'app/charts/i.tsx', '#app/ui/target.tsx', 'app/ui/target.tsx'],
  ['server to ui', 'app/server/j.server.ts', '#app/ui/target.tsx', 'app/ui/target.tsx'],
  ['server to routes', 'app/server/k.server.ts', '../routes/target.tsx', 'app/routes/target.tsx'],
  ['db to server', 'db/l.server.ts', '#app/server/target.server.ts', 'app/server/target.server.ts'],
  ['messages to domain', 'app/messages/m.ts', '#app/domain/target.ts', 'app/domain/target.ts'],
  [
    'a route to the connection',
    'app/routes/n.tsx',
    '#db/connect.server.ts',
    'db/connect.server.ts',
  ],
  ['a route to kysely', 'app/routes/o.tsx', 'kysely', 'node_modules/kysely'],
  ['a route to another route', 'app/routes/p.tsx', './target.tsx', 'app/routes/target.tsx'],
  ['app to tests', 'app/server/q.server.ts', '#tests/target.ts', 'tests/target.ts'],
];
const RIGHT: Array<[from: string, specifier: string]> = [
  ['app/routes/right.tsx', '#db/queries/target.server.ts'],
  ['app/routes/right-too.tsx', '#app/server/target.server.ts'],
  ['app/ui/right.tsx', '../domain/target.ts'],
  ['app/server/right.server.ts', '#db/connect.server.ts'],
  ['app/domain/right.ts', 'zod'],
  ['db/right.server.ts', '#app/domain/target.ts'],
];
const TARGETS = [
  'app/server/target.server.ts',
  'app/domain/target.ts',
  'app/ui/target.tsx',
  'app/routes/target.tsx',
  'db/queries/target.server.ts',
  'db/connect.server.ts',
  'db/schema.ts',
  'tests/target.ts',
];

describe('in a copy with wrong arrows', () => {
  let folder: string;
  let found: ReturnType<typeof cruise>;

  beforeAll(() => {
    folder = temporaryFolder('directions');
    for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
      copyFileSync(path.join(root, file), path.join(folder, file));
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    };
    for (const target of TARGETS) write(target, 'export type Target = 1;\n');
    for (const [from, specifier] of RIGHT) write(from, `export * from '${specifier}';\n`);
    for (const [, from, specifier] of WRONG) write(from, `export * from '${specifier}';\n`);
    write('app/server/turn.server.ts', "export * from './round.server.ts';\n");
    write('app/server/round.server.ts', "export * from './turn.server.ts';\n");
    write('app/server/lost.server.ts', "export * from './nowhere.ts';\n");
    found = cruise(folder);
  }, 60_000);
  afterAll(() => removeFolder(folder));

  test.each(WRONG)('%s is refused', (_name, from, _specifier, to) => {
    const targets = found
      .filter((violation) => violation.from === from)
      .map((violation) => violation.to);
    expect(targets.some((target) => target.includes(to))).toBe(true);
  });

  test('what is allowed is not refused', () => {
    const right = new Set(RIGHT.map(([from]) => from));
    expect(found.filter((violation) => right.has(violation.from))).toEqual([]);
  });

  test('a circle and an import of nothing are refused', () => {
    const names = found.map((violation) => violation.rule.name);
    expect(names).toContain('no cycles');
    expect(names).toContain('everything resolves');
  });

  test('the command ends with an error', { timeout: 60_000 }, () => {
    expect(depcruise(folder, 'err').status).not.toBe(0);
  });
});

test('the tree itself has no wrong arrow', { timeout: 60_000 }, () => {
  expect(cruise(root).map(({ from, to, rule }) => `${from} -> ${to}: ${rule.name}`)).toEqual([]);
});
