/** Reads one YAML file so that every problem found in it later can be led back to its line. */
import { readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { Path, Problem } from '#app/domain/definitions/problem.ts';

export interface YamlFile {
  /** The plain content; undefined where the file is not readable as YAML. */
  data: unknown;
  /** Problems of the YAML itself, before any schema. */
  problems: (Problem & { line: number })[];
  /** The line of a path; of a missing field the line of what should contain it. */
  lineOf(path: Path): number;
}

/** Reads and parses a file. Never throws: what cannot be read is a problem. */
export async function readYamlFile(absolutePath: string): Promise<YamlFile> {
  let text: string;
  try {
    text = await readFile(absolutePath, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const found = code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${code})`;
    return unreadable(1, found, 'a readable file');
  }
  return parseYaml(text);
}

/** Parses a text as one YAML document. */
function parseYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(lines.linePos(offset).line, 1);

  const problems = [...document.errors, ...document.warnings].map((error) => {
    const line = lineAt(error.pos[0]);
    if (error.code !== 'DUPLICATE_KEY') {
      return { line, path: [], found: firstSentence(error.message), expected: 'valid YAML' };
    }
    const key = /^[^:\s]+/.exec(text.slice(error.pos[0]))?.[0] ?? '';
    const path =
      document.contents === null ? [key] : (pathAt(document.contents, error.pos[0]) ?? [key]);
    return { line, path, found: `"${key}" a second time`, expected: 'every field once' };
  });
  const isStructureKnown = document.errors.every((error) => error.code === 'DUPLICATE_KEY');
  if (!isStructureKnown) return { data: undefined, problems, lineOf: () => 1 };
  if (
    document.contents === null ||
    (isScalar(document.contents) && document.contents.value === null)
  ) {
    return unreadable(1, 'an empty file', 'the fields that README.md lists');
  }
  try {
    const data: unknown = document.toJS();
    return { data, problems, lineOf: (path) => lineAt(offsetOf(document, path)) };
  } catch (error) {
    return unreadable(
      1,
      firstSentence(error instanceof Error ? error.message : String(error)),
      'valid YAML',
    );
  }
}

function unreadable(line: number, found: string, expected: string): YamlFile {
  return { data: undefined, problems: [{ line, path: [], found, expected }], lineOf: () => line };
}

function firstSentence(message: string): string {
  return message.split('\n')[0]?.replace(/:$/, '') ?? message;
}

/** Where a path begins: the key of a field, the start of a list entry, or as deep as the path exists. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => String(isScalar(key) ? key.value : key) === String(part),
      );
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = typeof part === 'number' ? node.items[part] : undefined;
      if (item === undefined) break;
      offset = startOf(item) ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}

/** The path of the key that begins at an offset. */
function pathAt(node: unknown, offset: number): Path | undefined {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = String(isScalar(key) ? key.value : key);
      if (startOf(key) === offset) return [name];
      const inner = pathAt(value, offset);
      if (inner !== undefined) return [name, ...inner];
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const inner = pathAt(item, offset);
      if (inner !== undefined) return [index, ...inner];
    }
  }
  return undefined;
}
