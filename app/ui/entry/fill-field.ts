/** Puts a kept text into a field of the page as if it had been typed, and says where a field is. */
import type { Place } from '#app/domain/entry/outbox.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controlOf(name: string): Control | null {
  return document.querySelector<Control>(`main [name="${CSS.escape(name)}"]`);
}

/** False where the page does not have the field (yet). A text that someone has typed meanwhile stays. */
export function fillField(name: string, text: string): boolean {
  const control = controlOf(name);
  if (!control) return false;
  if (control instanceof HTMLInputElement && control.type === 'checkbox') {
    if (control.checked === control.defaultChecked && control.checked !== (text === 'yes')) {
      control.click();
    }
    return true;
  }
  if (control === document.activeElement && control.value !== text) {
    const isTouched =
      !(control instanceof HTMLSelectElement) && control.value !== control.defaultValue;
    if (isTouched) return true;
  }
  if (control.value === text) return true;
  // past React's own setter, or React would not see a change
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value') ?? {};
  set?.call(control, text);
  const kind = control instanceof HTMLSelectElement ? 'change' : 'input';
  control.dispatchEvent(new Event(kind, { bubbles: true }));
  return true;
}

/** Whether a field shows this text, so that nobody has typed into it since. */
export function showsText(name: string, text: string): boolean {
  const control = controlOf(name);
  if (control instanceof HTMLInputElement && control.type === 'checkbox') {
    return control.checked === (text === 'yes');
  }
  return control?.value.trim() === text;
}

export function placeOf(name: string, text: string): Place {
  const control = controlOf(name);
  const anchor = control?.closest('article[id], fieldset[id]')?.id;
  return {
    href: `${window.location.pathname}${anchor ? `#${anchor}` : ''}`,
    page: document.title.split(' · ')[0] ?? '',
    label: control?.labels?.[0]?.textContent ?? '',
    choice:
      control instanceof HTMLSelectElement
        ? [...control.options].find((option) => option.value === text)?.text
        : undefined,
  };
}
