/** What is wrong in a definition file, in words that lead a statistician to the line. */

export type Path = readonly (string | number)[];

/** A problem inside one file, before its line is looked up. */
export interface Problem {
  path: Path;
  found: string;
  expected: string;
}

export interface FileProblem extends Problem {
  /** Relative, such as kpi-definitions/rules.yaml. */
  file: string;
}

export interface DefinitionProblem {
  file: string;
  line: number;
  /** Such as `dataPoints[0].formula.denominator`; empty for the whole file. */
  path: string;
  found: string;
  expected: string;
}

/** `['dataPoints', 0, 'unit']` as `dataPoints[0].unit`. */
export function formatPath(path: Path): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`,
    )
    .join('');
}

/** One readable block per problem, in the order given, and a last line with their number. */
export function formatProblems(problems: readonly DefinitionProblem[]): string {
  const blocks = problems.map(
    ({ file, line, path, found, expected }) =>
      `${file}:${line}\n  at        ${path || '(whole file)'}\n  found     ${found}\n  expected  ${expected}\n`,
  );
  const files = new Set(problems.map((problem) => problem.file)).size;
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return `${blocks.join('\n')}\n${count} in ${files} ${files === 1 ? 'file' : 'files'}`;
}

/** A value as it is named in "found": texts in quotes, lists and groups by their size. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'a group of fields';
  return JSON.stringify(value);
}

/** The known name that was probably meant: at most two letters away, or one in a short name. */
export function closestName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = name.length < 5 ? 2 : 3;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** "expected" for a reference that leads nowhere, with a suggestion where one is near. */
export function expectOneOf(what: string, name: string, known: Iterable<string>): string {
  const meant = closestName(name, known);
  return meant === undefined ? what : `${what}; did you mean "${meant}"?`;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one name to the other. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replaced, at(i - 1, j) + 1, at(i, j - 1) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      rows[i]?.push(least);
    }
  }
  return at(a.length, b.length);
}
