/** Buttons of an entry form that send it whole, as without scripts, because what they do leads to another page. */
import type { FormEvent } from 'react';

/** Whether a form is sent by such a button: they are the ones with a name. */
export function isPlainButton(event: FormEvent<HTMLFormElement>): boolean {
  return Boolean((event.nativeEvent as SubmitEvent).submitter?.getAttribute('name'));
}
