/** What a save answers, and who made it: shared by the families that keep every revision. */
import canonicalize from 'canonicalize';
import type { ChangeCause } from '#app/domain/entry/entry.ts';

/** When and by whom (null: the system), and what led to it unless it was typed. */
export interface Stamp {
  at: Date;
  by: string | null;
  cause?: ChangeCause | undefined;
}

/** The columns of a row that say of which revision it is: what is left is its content. */
export type RevisionColumn = 'revision' | 'updated_at' | 'updated_by' | 'cause';

/** The revision columns of a row that is about to be written. */
export function revisionColumns(revision: number, stamp: Stamp) {
  return {
    revision,
    updated_at: stamp.at,
    updated_by: stamp.by,
    cause: jsonText(stamp.cause),
  };
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
