/** What changed in a form that was posted whole: every field comes with the text that the person saw before. */
import { parseFieldName, rowKey, type FieldChange } from './fields.ts';

/** Names the fields whose text is meant anew although it is the same: an answer that holds for other figures too. */
export const AGAIN = 'again';
/** Prefixes of the hidden fields beside a field and a row. */
export const WAS = 'was:';
export const REVISION = 'revision:';
/** Before the name of a field whose new text was shown with what it changes. */
export const PREVIEWED = 'previewed:';
/** Buttons that name the register item whose new figure is saved after it was shown, or given up. */
export const CONFIRM = 'confirm';
export const KEEP = 'keep';

/** The name of the button that saves everything and then leads to the evidence of a data point. */
export const GO_TO_EVIDENCE = 'evidence';

/** The changes in a posted form; a box that is not ticked is posted as nothing. */
export function postedChanges(form: FormData): FieldChange[] {
  const changes: FieldChange[] = [];
  const discard = new Set(form.getAll('discard').map(String));
  const again = new Set(form.getAll(AGAIN).map(String));
  for (const [key, value] of form) {
    if (!key.startsWith(WAS)) continue;
    const field = key.slice(WAS.length);
    const parsed = parseFieldName(field);
    if (!parsed || discard.has(field)) continue;
    const was = String(value);
    const text = String(form.get(field) ?? '')
      .replace(/\r\n/g, '\n')
      .trim();
    if (text === was && !again.has(field)) continue;
    const revision = Number(form.get(`${REVISION}${rowKey(parsed)}`) ?? 0);
    changes.push({ field, was, text, revision: Number.isInteger(revision) ? revision : 0 });
  }
  return changes;
}
