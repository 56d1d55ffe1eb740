/** What a save answers, and who made it: shared by the families that keep every revision. */
import canonicalize from 'canonicalize';

/** When and by whom; null: the system. */
export interface Stamp {
  at: Date;
  by: string | null;
}

/** The row after a save, or as another person has left it meanwhile. */
export type SaveResult<Row> = { kind: 'saved'; row: Row } | { kind: 'conflict'; row: Row };

/** JSON columns are written as text. */
export function jsonText(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** Whether a row already holds the values: then there is nothing to save. */
export function holds<Row extends object>(row: Row, values: Partial<Row>): boolean {
  return Object.entries(values).every(([column, value]) => same(row[column as keyof Row], value));
}

function same(stored: unknown, value: unknown): boolean {
  // the database gives the keys of JSON back in an order of its own
  if (typeof stored === 'object' && stored !== null)
    return canonicalize(stored) === canonicalize(value);
  return stored === value;
}
