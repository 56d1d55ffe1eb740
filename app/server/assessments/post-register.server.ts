/** The register's form, posted whole: what needs no question is saved, and what values rest on is shown first. */
import { CONFIRM, KEEP, PREVIEWED, postedChanges } from '#app/domain/entry/posted-changes.ts';
import { figureItemOf } from '#app/domain/entry/fields.ts';
import type { ShownPreview } from '#app/domain/entry/register-effects.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { postedForm } from '../request/posted-form.server.ts';
import { savePostedChanges, type PostedResult } from './post-form.server.ts';
import { findHeldChanges } from './register-effects.server.ts';

export interface PostedRegister extends PostedResult {
  /** By register item: what its new figure would change; it is saved once that is confirmed. */
  previews: Record<string, ShownPreview>;
}

/** Throws a redirect to `next` when everything is saved; otherwise returns what is not, and what was not confirmed yet. */
export async function postRegister(
  visit: RoundVisit,
  request: Request,
  next: string,
): Promise<PostedRegister> {
  const form = await postedForm(request);
  const kept = form.get(KEEP);
  const confirmed = form.get(CONFIRM);
  const changes = postedChanges(form).filter(
    (change) => kept === null || figureItemOf(change.field) !== kept,
  );
  const { held, previews } = await findHeldChanges(visit, changes);
  // only what was shown is confirmed: a figure that was typed over since is shown anew
  const isConfirmed =
    confirmed !== null &&
    held.every(
      ({ field, text }) =>
        figureItemOf(field) !== confirmed || form.get(`${PREVIEWED}${field}`) === text,
    );
  const waiting = held.filter(({ field }) => !(isConfirmed && figureItemOf(field) === confirmed));
  const items = new Set(waiting.map(({ field }) => figureItemOf(field)));
  const saved = changes.filter((change) => !waiting.includes(change));
  const result = await savePostedChanges(visit, form, saved, waiting.length > 0 ? undefined : next);
  return {
    ...result,
    typed: {
      ...result.typed,
      ...Object.fromEntries(waiting.map(({ field, text }) => [field, text])),
    },
    previews: Object.fromEntries(Object.entries(previews).filter(([id]) => items.has(id))),
  };
}
