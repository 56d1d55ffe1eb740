/** Reads our JSON, and any list of flat objects that has the same names. */
import { COLUMN_NAMES } from '#app/domain/exchange/columns.ts';
import type { FileTable } from '#app/domain/exchange/file-row.ts';
import { MOST_CELLS, MOST_JSON_BYTES, MOST_ROWS } from './limits.ts';
import { numberText } from '#app/domain/exchange/number-text.ts';
import { refuse } from './refusal.ts';

/** The one table of a JSON file: `{ "rows": [...] }` or a list. Throws `RefusedFile` for other shapes. */
export function readJson(text: string): FileTable {
  if (text.length > MOST_JSON_BYTES) refuse({ code: 'tooLarge', most: MOST_JSON_BYTES / 1e6 });
  if (isDeep(text)) return refuse({ code: 'json' });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse({ code: 'json' });
  }
  const list = Array.isArray(json) ? json : isObject(json) ? json.rows : undefined;
  if (!Array.isArray(list) || !list.every(isObject)) return refuse({ code: 'json' });
  if (list.length > MOST_ROWS) refuse({ code: 'tooManyRows', most: MOST_ROWS });
  const names = [...new Set(list.flatMap((row) => Object.keys(row)))];
  if (names.length * list.length > MOST_CELLS) refuse({ code: 'tooManyCells', most: MOST_CELLS });
  const columns = names.map((name) => (name === 'dataPoint' ? COLUMN_NAMES.dataPoint : name));
  return {
    sheet: null,
    isJson: true,
    rows: [columns, ...list.map((row) => names.map((name) => cellOf(row[name])))],
  };
}

const DEEPEST = 8;

/** Whether lists and objects stand within each other deeper than any file of ours; reading them takes long. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isText && character === '\\') at += 1;
    else if (character === '"') isText = !isText;
    else if (!isText && (character === '[' || character === '{')) depth += 1;
    else if (!isText && (character === ']' || character === '}')) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cellOf(value: unknown) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return { text: JSON.stringify(value).slice(0, 200), flaw: 'error' as const };
}
