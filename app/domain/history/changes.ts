/** From the revisions of a row to what changed in each, and to what a way back would change now. */
import type { ChangeCause } from '../entry/entry.ts';
import type { FieldChange } from '../entry/fields.ts';

/** The texts of a row's fields, by field name. */
export type RowTexts = Readonly<Record<string, string>>;

/** A row as one save has left it. */
export interface Revision {
  revision: number;
  /** ISO */
  at: string;
  /** Account id; null: the system. */
  by: string | null;
  /** null: typed. */
  cause: ChangeCause | null;
  texts: RowTexts;
}

/** What one save did to a row. */
export interface Change extends Omit<Revision, 'texts'> {
  fields: Array<{ field: string; was: string; now: string }>;
}

/**
 * The changes that led through the revisions of a row, newest first as the revisions are. A save writes a revision for
 * each field; together they are one change, under the number of the last. `blank`: the texts before the first revision.
 */
export function changesOf(revisions: readonly Revision[], blank: RowTexts): Change[] {
  const last = revisions.filter((one, index) => {
    const next = revisions[index - 1];
    return !next || next.at !== one.at || next.by !== one.by;
  });
  return last.map(({ texts, ...one }, index) => {
    const before = last[index + 1]?.texts ?? blank;
    return { ...one, fields: differences(before, texts) };
  });
}

/** The fields that differ, in the order of the newer texts. */
export function differences(before: RowTexts, after: RowTexts): Change['fields'] {
  return Object.entries(after).flatMap(([field, now]) => {
    const was = before[field] ?? '';
    return was === now ? [] : [{ field, was, now }];
  });
}

/** Statuses that nobody chooses: they follow what is typed, see `statusAfterTyping`. */
const FOLLOWING = new Set(['notStarted', 'reported']);

/**
 * What has to be saved so that a row at `revision` with the texts `now` gets the wanted texts. A status that follows
 * what is typed is left alone: taking it back beside figures that stay would hide them.
 */
export function changesBackTo(wanted: RowTexts, now: RowTexts, revision: number): FieldChange[] {
  return differences(now, wanted)
    .filter((one) => !(isStatus(one.field) && [one.was, one.now].every(isFollowing)))
    .map(({ field, was, now: text }) => ({ field, was, text, revision }));
}

const isStatus = (field: string) => field.startsWith('entry/') && field.endsWith('/status');
const isFollowing = (status: string) => FOLLOWING.has(status);

/**
 * The first of a person's saves, newest first, that an undo takes back: neither an undo itself nor one that a later
 * undo has taken back already.
 */
export function nextToUndo<Save extends { isUndo: boolean }>(
  saves: readonly Save[],
): Save | undefined {
  let taken = 0;
  for (const save of saves) {
    if (save.isUndo) taken += 1;
    else if (taken > 0) taken -= 1;
    else return save;
  }
  return undefined;
}
