/** Loads kpi-definitions: every file is read and checked, and all that is wrong is told at once. */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import canonicalize from 'canonicalize';
import { inFrameworkOrder } from '#app/domain/definitions/canonical.ts';
import {
  indexDefinitions,
  indexTargetSet,
  type DefinitionSet,
  type Definitions,
  type IndexedTargetSet,
} from '#app/domain/definitions/definitions.ts';
import type { FileContent, FileKind } from '#app/domain/definitions/file-kinds.ts';
import { formatPath, type DefinitionProblem, type Path } from '#app/domain/definitions/problem.ts';
import { checkContent } from '#app/domain/definitions/schema-problems.ts';
import type { ProgressRule } from '#app/domain/definitions/schema.ts';
import type { Sourced } from '#app/domain/definitions/definition-files.ts';
import { validateDefinitions } from '#app/domain/definitions/validate.ts';
import { folderOfDimension } from '#app/domain/definitions/validate-kpi.ts';
import { readYamlFile, type YamlFile } from './yaml-file.server.ts';

export { formatProblems } from '#app/domain/definitions/problem.ts';

type LoadedDefinitions =
  | {
      ok: true;
      definitions: DefinitionSet;
      targetSets: IndexedTargetSet[];
      progressRule: ProgressRule;
    }
  | { ok: false; problems: DefinitionProblem[] };

/** The single files; every other YAML file lies in a folder. */
const singleFiles = {
  framework: 'framework.yaml',
  progress: 'progress.yaml',
  rules: 'rules.yaml',
  sdgs: 'sdgs.yaml',
  units: 'units.yaml',
} as const;
const targetFolder = 'targets';
const schemaFolder = 'schemas';

/**
 * Reads a definitions folder. Problems come in the order of the files, then of the lines; a file that does not fit
 * its schema causes no further problems in the files that refer to it.
 */
export async function loadDefinitions(directory: string): Promise<LoadedDefinitions> {
  const loading = new Loading(path.resolve(directory));
  const folders = await loading.listFolders();
  const [framework, progress, rules, sdgs, units] = await Promise.all([
    loading.read('framework', singleFiles.framework),
    loading.read('progress', singleFiles.progress),
    loading.read('rules', singleFiles.rules),
    loading.read('sdgs', singleFiles.sdgs),
    loading.read('units', singleFiles.units),
  ]);

  const kpis: Sourced<FileContent<'kpi'>>[] = [];
  const unreadableKpis = new Set<string>();
  const targetSets: Sourced<FileContent<'target-set'>>[] = [];
  const dimensionFolders = framework?.content.dimensions.map(({ name }) => folderOfDimension(name));
  for (const { folder, files } of folders) {
    if (folder === targetFolder) {
      const sets = await Promise.all(files.map((file) => loading.read('target-set', file)));
      targetSets.push(...sets.filter((set) => set !== undefined));
      continue;
    }
    if (dimensionFolders !== undefined && !dimensionFolders.includes(folder)) {
      const known = [...dimensionFolders, targetFolder, schemaFolder].join(', ');
      loading.report(folder, 1, [], `a folder "${folder}"`, `one of the folders ${known}`);
      continue;
    }
    const contents = await Promise.all(files.map((file) => loading.read('kpi', file)));
    for (const [index, content] of contents.entries()) {
      if (content !== undefined) kpis.push(content);
      else unreadableKpis.add(path.basename(files[index] ?? '', '.yaml'));
    }
  }
  const files = { framework, progress, rules, sdgs, units, kpis, targetSets, unreadableKpis };
  for (const problem of validateDefinitions(files))
    loading.reportAt(problem.file, problem.path, problem.found, problem.expected);

  if (loading.problems.length > 0 || !framework || !progress || !rules || !sdgs || !units) {
    return { ok: false, problems: loading.sortedProblems() };
  }
  const definitions: Definitions = {
    framework: framework.content,
    kpis: inFrameworkOrder(
      framework.content,
      kpis.map((kpi) => kpi.content),
    ),
    rules: rules.content.rules,
    generalChecks: rules.content.generalChecks,
    units: units.content.units,
    goals: sdgs.content.goals,
    sdgTargets: sdgs.content.targets,
  };
  return {
    ok: true,
    definitions: indexDefinitions(definitions, contentHash(definitions)),
    targetSets: targetSets.map(({ content }) => indexTargetSet(content, contentHash(content))),
    progressRule: progress.content,
  };
}

/** SHA-256, in hex, of a value as canonical JSON (RFC 8785). */
function contentHash(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only values that JSON can hold have a content hash');
  return createHash('sha256').update(text).digest('hex');
}

/** The files read so far and the problems found in them. */
class Loading {
  readonly problems: DefinitionProblem[] = [];
  private readonly yamlFiles = new Map<string, YamlFile>();
  private readonly name: string;

  constructor(private readonly directory: string) {
    this.name = path.basename(directory);
  }

  report(file: string, line: number, at: Path, found: string, expected: string): void {
    this.problems.push({
      file: `${this.name}/${file}`,
      line,
      path: formatPath(at),
      found,
      expected,
    });
  }

  /** Reports a problem in a file already read, whose full name is given. */
  reportAt(file: string, at: Path, found: string, expected: string): void {
    const line = this.yamlFiles.get(file)?.lineOf(at) ?? 1;
    this.problems.push({ file, line, path: formatPath(at), found, expected });
  }

  sortedProblems(): DefinitionProblem[] {
    return this.problems.sort((a, b) =>
      a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
    );
  }

  /** The folders with their YAML files; what lies in the wrong place or has another ending is a problem. */
  async listFolders(): Promise<{ folder: string; files: string[] }[]> {
    const folders: { folder: string; files: string[] }[] = [];
    const known: string[] = Object.values(singleFiles);
    for (const entry of await this.entries('')) {
      if (!entry.isDirectory()) {
        if (!/\.ya?ml$/.test(entry.name) || known.includes(entry.name)) continue;
        this.report(
          entry.name,
          1,
          [],
          'a file that nothing reads',
          `one of ${known.join(', ')}, or a file in a folder`,
        );
        continue;
      }
      if (entry.name === schemaFolder) continue;
      const files: string[] = [];
      for (const inner of await this.entries(entry.name)) {
        const file = `${entry.name}/${inner.name}`;
        if (inner.isFile() && inner.name.endsWith('.yaml')) files.push(file);
        else if (inner.isDirectory())
          this.report(file, 1, [], 'a folder in a folder', 'YAML files only');
        else if (inner.name.endsWith('.yml'))
          this.report(file, 1, [], 'the ending .yml', 'the ending .yaml');
      }
      folders.push({ folder: entry.name, files });
    }
    return folders;
  }

  private async entries(folder: string) {
    try {
      const entries = await readdir(path.join(this.directory, folder), { withFileTypes: true });
      return entries
        .filter((entry) => !entry.name.startsWith('.'))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      this.report(folder, 1, [], found, 'a readable folder');
      return [];
    }
  }

  /** Reads one file and checks it against its schema; undefined when it does not fit. */
  async read<Kind extends FileKind>(
    kind: Kind,
    file: string,
  ): Promise<Sourced<FileContent<Kind>> | undefined> {
    const yaml = await readYamlFile(path.join(this.directory, file));
    const name = `${this.name}/${file}`;
    this.yamlFiles.set(name, yaml);
    for (const { line, path: at, found, expected } of yaml.problems)
      this.report(file, line, at, found, expected);
    if (yaml.data === undefined) return undefined;
    const checked = checkContent(kind, yaml.data);
    if (!checked.ok) {
      for (const { path: at, found, expected } of checked.problems)
        this.reportAt(name, at, found, expected);
      return undefined;
    }
    return yaml.problems.length > 0 ? undefined : { file: name, content: checked.content };
  }
}
