/** Spreads a column that was copied from a spreadsheet over the figures that follow, one cell a field. */
import { useState, type ClipboardEvent } from 'react';
import { pastedCells } from '#app/domain/entry/pasted-cells.ts';
import { useText } from '#app/messages/text.tsx';

/** What was done with the last paste, in words, and the handler for the form. An empty cell leaves its field as it is. */
export function usePasteColumn() {
  const t = useText();
  const [said, setSaid] = useState<string>();
  const onPaste = (event: ClipboardEvent<HTMLFormElement>) => {
    const target = event.target as HTMLElement;
    const cells = pastedCells(event.clipboardData.getData('text/plain'));
    if (!cells || !target.closest('.entry-figure')) return;
    const fields = [
      ...event.currentTarget.querySelectorAll<HTMLInputElement | HTMLSelectElement>(FIGURES),
    ].filter((field) => field === target || field.checkVisibility());
    const first = fields.indexOf(target as HTMLInputElement);
    if (first < 0) return;
    event.preventDefault();
    const places = fields.slice(first);
    cells.forEach((cell, index) => {
      const field = places[index];
      if (field && cell !== '') type(field, cell);
    });
    const filled = cells.slice(0, places.length).filter((cell) => cell !== '').length;
    setSaid(t('entry.pasted', { filled, left: Math.max(0, cells.length - places.length) }));
  };
  return { onPaste, said };
}

const FIGURES = '.entry-figure input:not([type=hidden]), .entry-figure .entry-control > select';

/** Like typing and leaving, so that whatever listens sees it as such. */
function type(field: HTMLInputElement | HTMLSelectElement, text: string) {
  const isSelect = field instanceof HTMLSelectElement;
  const value = isSelect ? text.toLowerCase() : text;
  // React listens to what the browser itself would set
  const owner = isSelect ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(owner, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event(isSelect ? 'change' : 'input', { bubbles: true }));
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
}
