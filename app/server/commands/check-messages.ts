/** Holds the words of the interface against the code: ids that are missing, unused, doubled, broken or not in the browser. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import ts from 'typescript';

/** Texts by path, relative to the repository. */
export type Files = Readonly<Record<string, string>>;

/** The catalogues that every page in the browser loads are those that this module imports; pages may bring others. */
const BROWSER_CATALOGUE = 'app/messages/catalogue.client.ts';

interface Use {
  file: string;
  line: number;
  /** Matches every id that may be meant: one for a literal, several for a template with a value in it. */
  pattern: RegExp;
  shown: string;
  /** Whether it was given to `t(...)`, and so has to be there. */
  isAsked: boolean;
}

interface Source {
  uses: Use[];
  imports: string[];
}

/** The problems of catalogues (`app/messages/en/*.json`) and sources (`app/**`), one sentence each; none is good. */
export function findMessageProblems(catalogues: Files, files: Files): string[] {
  const problems: string[] = [];
  const catalogueOf = new Map<string, string>();
  for (const [catalogue, text] of Object.entries(catalogues)) {
    for (const { id, message, line } of readCatalogue(catalogue, text)) {
      const known = catalogueOf.get(id);
      if (known) problems.push(`${catalogue}:${line}: "${id}" is also in ${known}`);
      catalogueOf.set(id, catalogue);
      try {
        compileMessageOrThrow(message);
      } catch (error) {
        problems.push(`${catalogue}:${line}: "${id}" is not an ICU message: ${firstLine(error)}`);
      }
    }
  }
  const ids = [...catalogueOf.keys()];
  const sources = new Map(
    Object.entries(files).map(([file, text]) => [file, readSource(file, text)]),
  );
  const inBrowser = cataloguesInBrowser(sources);
  const used = new Set<string>();
  for (const use of [...sources.values()].flatMap((source) => source.uses)) {
    const meant = ids.filter((id) => use.pattern.test(id));
    for (const id of meant) used.add(id);
    if (!use.isAsked) continue;
    const place = `${use.file}:${use.line}`;
    if (meant.length === 0) problems.push(`${place}: no catalogue has "${use.shown}"`);
    const loaded = inBrowser.get(use.file);
    const absent = meant.filter((id) => loaded && !loaded.has(catalogueOf.get(id) ?? ''));
    if (absent.length > 0) {
      problems.push(
        `${place}: "${use.shown}" is only in ${catalogueOf.get(absent[0] ?? '')}, which the browser does not load`,
      );
    }
  }
  for (const [id, catalogue] of catalogueOf) {
    if (!used.has(id)) problems.push(`${catalogue}: nothing uses "${id}"`);
  }
  return problems;
}

/** Keeps repeated keys, which JSON.parse would swallow. */
function readCatalogue(catalogue: string, text: string) {
  const file = ts.parseJsonText(catalogue, text);
  const object = file.statements[0]?.expression;
  if (!object || !ts.isObjectLiteralExpression(object)) return [];
  return object.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) &&
    ts.isStringLiteral(property.name) &&
    ts.isStringLiteral(property.initializer)
      ? [
          {
            id: property.name.text,
            message: property.initializer.text,
            line: lineOf(file, property),
          },
        ]
      : [],
  );
}

function readSource(file: string, text: string): Source {
  const tree = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const source: Source = { uses: [], imports: [] };
  const visit = (node: ts.Node, isAsked: boolean): void => {
    if (ts.isImportDeclaration(node) || (ts.isExportDeclaration(node) && node.moduleSpecifier)) {
      const isOnlyTypes = ts.isImportDeclaration(node) && node.importClause?.isTypeOnly;
      if (node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier) && !isOnlyTypes) {
        source.imports.push(resolveImport(file, node.moduleSpecifier.text));
      }
      return;
    }
    const pattern = patternOf(node);
    if (pattern) {
      source.uses.push({ file, line: lineOf(tree, node), isAsked, ...pattern });
      if (!ts.isTemplateExpression(node)) return;
      for (const span of node.templateSpans) visit(span.expression, false);
      return;
    }
    if (ts.isCallExpression(node) && isText(node.expression)) {
      const [id, ...values] = node.arguments;
      if (id) visit(id, true);
      for (const value of values) visit(value, false);
      visit(node.expression, false);
      return;
    }
    if (ts.isConditionalExpression(node)) {
      visit(node.condition, false);
      visit(node.whenTrue, isAsked);
      visit(node.whenFalse, isAsked);
      return;
    }
    const staysAsked = isAsked && (ts.isParenthesizedExpression(node) || ts.isAsExpression(node));
    ts.forEachChild(node, (child) => visit(child, staysAsked));
  };
  visit(tree, false);
  return source;
}

/** `t(...)` and `textFor()(...)`. */
function isText(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 't';
  return ts.isCallExpression(callee) && /^(textFor|useText)$/.test(callee.expression.getText());
}

/** The ids that a literal or a template can mean; undefined for anything else, and for templates without a fixed prefix. */
function patternOf(node: ts.Node): Pick<Use, 'pattern' | 'shown'> | undefined {
  if (ts.isStringLiteralLike(node))
    return { pattern: new RegExp(`^${escape(node.text)}$`), shown: node.text };
  if (!ts.isTemplateExpression(node) || !/^[a-zA-Z]+\./.test(node.head.text)) return undefined;
  const rest = node.templateSpans.map((span) => span.literal.text);
  return {
    pattern: new RegExp(`^${[node.head.text, ...rest].map(escape).join('.+')}$`),
    shown: [node.head.text, ...rest].join('*'),
  };
}

function resolveImport(from: string, specifier: string): string {
  const clean = specifier.replace(/\?.*$/, '');
  if (clean.startsWith('#')) return clean.slice(1);
  return clean.startsWith('.') ? path.posix.join(path.posix.dirname(from), clean) : clean;
}

/** The routes that run in no browser: reading pages, and those without a page. */
const isOnServerOnly = (route: string) =>
  route.startsWith('app/routes/reading/') || route.endsWith('.ts');

/**
 * The modules that run in the browser, each with the catalogues that every page loads which reaches it: those of all
 * pages, and those that such a page imports. Empty where the browser has none at all.
 */
function cataloguesInBrowser(sources: ReadonlyMap<string, Source>): Map<string, Set<string>> {
  const loaded = new Map<string, Set<string>>();
  const always = sources.get(BROWSER_CATALOGUE)?.imports;
  if (!always) return loaded;
  const routes = [...sources.keys()].filter(
    (file) => file.startsWith('app/routes/') && !isOnServerOnly(file),
  );
  for (const route of routes) {
    const reached = modulesReachedFrom(route, sources);
    const own = new Set([
      ...always,
      ...[...reached].flatMap((file) => sources.get(file)?.imports ?? []),
    ]);
    for (const file of reached) {
      const before = loaded.get(file);
      loaded.set(file, before ? new Set([...before].filter((one) => own.has(one))) : own);
    }
  }
  return loaded;
}

/** What a page reaches by imports; server-only modules are not. */
function modulesReachedFrom(route: string, sources: ReadonlyMap<string, Source>): Set<string> {
  const reached = new Set<string>();
  const queue = [route];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    const source = sources.get(file);
    if (!source || reached.has(file) || file.includes('.server.')) continue;
    reached.add(file);
    queue.push(...source.imports);
  }
  return reached;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const firstLine = (error: unknown) =>
  String(error instanceof Error ? error.message : error).split('\n')[0];
const lineOf = (tree: ts.SourceFile, node: ts.Node) =>
  tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;

function readFiles(folder: string, isWanted: (file: string) => boolean): Files {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter(isWanted)
    .sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(file, 'utf8')]));
}

if (import.meta.filename === process.argv[1]) {
  const catalogues = readFiles('app/messages/en', (file) => file.endsWith('.json'));
  const problems = findMessageProblems(
    catalogues,
    readFiles('app', (file) => /\.tsx?$/.test(file)),
  );
  for (const problem of problems) console.error(problem);
  if (problems.length > 0)
    console.error(`\n${problems.length} problems with the words of the interface.`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
