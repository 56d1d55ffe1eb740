/** A round as a file is held against it: what every field holds now, and what it held when the file was made. */
import type { Kysely } from 'kysely';
import { parseRowKey } from '#app/domain/entry/fields.ts';
import type { RoundState } from '#app/domain/exchange/propose-changes.ts';
import type { ReadCell } from '#app/domain/exchange/file-row.ts';
import { rowKeyOf } from '#app/domain/exchange/read-rows.ts';
import type { RowTexts } from '#app/domain/history/changes.ts';
import type { Database } from '#db/schema.ts';
import { readRound, registerTexts, segmentTexts } from '../assessments/read-round.server.ts';
import type { SavedRound } from '../assessments/round-rows.server.ts';
import { readRevisions } from '../history/row-history.server.ts';

/** What the fields of a round hold, and the revisions of its rows. */
export async function readRoundTexts(db: Kysely<Database>, saved: SavedRound) {
  const { definitions } = saved;
  const round = await readRound(db, saved.cityId, saved.assessmentId);
  const parts = [
    registerTexts(definitions, round),
    ...definitions.framework.segments.map((segment) => segmentTexts(definitions, segment, round)),
  ];
  const texts: Record<string, string> = Object.assign({}, ...parts.map((one) => one.texts));
  const revisions: Record<string, number> = Object.assign({}, ...parts.map((one) => one.revisions));
  return {
    text: (field: string) => texts[field] ?? '',
    revision: (rowKey: string) => revisions[rowKey] ?? 0,
  };
}

/** The same with the earlier revisions that the cells of a file name, of the rows that have changed since. */
export async function readRoundState(
  db: Kysely<Database>,
  saved: SavedRound,
  cells: readonly ReadCell[],
): Promise<RoundState> {
  const now = await readRoundTexts(db, saved);
  const stale = new Set<string>();
  for (const cell of cells) {
    if (cell.kind !== 'text' || cell.revision === null || cell.revision === 0) continue;
    const key = rowKeyOf(cell.field);
    if (cell.revision !== now.revision(key)) stale.add(key);
  }
  const earlier = new Map<string, Map<number, RowTexts>>();
  for (const key of stale) {
    const row = parseRowKey(key);
    const revisions = row ? await readRevisions(db, saved, row) : [];
    earlier.set(key, new Map(revisions.map((one) => [one.revision, one.texts])));
  }
  return {
    ...now,
    textAt: (field, revision) => earlier.get(rowKeyOf(field))?.get(revision)?.[field],
  };
}
