/** Takes the SHA-256 of a chosen file in the browser and holds it against a publication's; the file goes nowhere. */
import type { FileCheckData } from '#app/domain/publication/file-check.ts';

/** Puts the field into its place. Nothing where the browser offers no digests: on addresses without TLS. */
export function mountFileCheck(place: HTMLElement, data: FileCheckData): void {
  if (!globalThis.crypto?.subtle) {
    place.hidden = true;
    return;
  }
  const id = 'file-to-check';
  const label = add(place, 'label', { htmlFor: id, textContent: data.label });
  label.className = 'file-check-label';
  add(place, 'p', { id: `${id}-help`, className: 'small quiet', textContent: data.help });
  const field = add(place, 'input', { id, type: 'file' });
  field.setAttribute('aria-describedby', `${id}-help`);
  const answer = add(place, 'p', { className: 'file-check-answer' });
  answer.setAttribute('role', 'status');
  field.addEventListener('change', () => {
    const [file] = field.files ?? [];
    if (!file) return;
    void check(file, data, answer);
  });
}

async function check(file: File, data: FileCheckData, answer: HTMLElement): Promise<void> {
  answer.className = 'file-check-answer';
  answer.textContent = '…';
  try {
    const hash = await hashOf(file);
    const isSame = hash === data.hash;
    answer.classList.add(isSame ? 'is-same' : 'is-different');
    answer.textContent = isSame ? data.same : data.different.replace('{hash}', hash);
  } catch {
    answer.textContent = data.failed;
  }
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function add<Name extends keyof HTMLElementTagNameMap>(
  place: HTMLElement,
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  place.append(element);
  return element;
}
