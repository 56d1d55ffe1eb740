/** A form that was posted whole, without scripts: saves what changed and keeps what could not be saved on the page. */
import { redirect } from '@remix-run/node';
import { GO_TO_EVIDENCE, postedChanges } from '#app/domain/entry/posted-changes.ts';
import type { FieldChange, FieldResult } from '#app/domain/entry/fields.ts';
import { pathTo, safeNext } from '#app/domain/paths.ts';
import { takeOverPosted } from '../carry-over/take-over.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { postHandedTask } from '../tasks/hand-task.server.ts';
import { roundOf } from './round-rows.server.ts';
import { saveFields } from './save-fields.server.ts';
import { postedForm } from '../request/posted-form.server.ts';

export interface PostedResult {
  results: FieldResult[];
  /** The texts of the fields that are not saved, as they were typed. */
  typed: Record<string, string>;
  at: string;
}

/** Throws a redirect to `next` when everything is saved, or to where a button leads; otherwise returns what is not. */
export async function savePostedForm(
  visit: RoundVisit,
  request: Request,
  next: string,
): Promise<PostedResult> {
  const form = await postedForm(request);
  return savePostedChanges(visit, form, postedChanges(form), next);
}

/** The same for those changes of a form; without `next` there is more to show than what is not saved. */
export async function savePostedChanges(
  visit: RoundVisit,
  form: FormData,
  changes: readonly FieldChange[],
  next: string | undefined,
): Promise<PostedResult> {
  const at = new Date();
  const stamp = { at, by: visit.account.accountId };
  const results = await saveFields(visit.db, roundOf(visit), changes, stamp);
  if (!results.some((result) => result.kind !== 'saved')) {
    const dataPoint = form.get(GO_TO_EVIDENCE);
    if (next !== undefined && typeof dataPoint === 'string') {
      throw redirect(pathTo.evidence(visit.city.slug, visit.assessment.reporting_year, dataPoint));
    }
    if (next !== undefined && form.has('intent')) await handIn(visit, form, at, next);
    const taken = await takeOverPosted(visit, form, at);
    results.push(...taken.results);
    const place = taken.place && `#${taken.place}`;
    if (next !== undefined) throw redirect(`${next}?saved=${results.length}${place}`);
  }
  const texts = new Map(changes.map((change) => [change.field, change.text]));
  const unsaved = results.filter((result) => result.kind !== 'saved');
  return {
    results,
    typed: Object.fromEntries(unsaved.map(({ field }) => [field, texts.get(field) ?? ''])),
    at: at.toISOString(),
  };
}

/** A part is handed in with what was typed last: the button belongs to the same form. Throws a redirect. */
async function handIn(visit: RoundVisit, form: FormData, now: Date, next: string): Promise<never> {
  const handed = await postHandedTask(visit, form, now);
  const { slug } = visit.city;
  throw redirect(
    handed.kind === 'refused'
      ? pathTo.handIn(slug, visit.assessment.reporting_year, handed.problem)
      : safeNext(String(form.get('next') ?? ''), next),
  );
}
