/** Writes what React would write for a page, in a fraction of the time. */
import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** A node that needs React itself: a class, a context, a lazy or remembered component. */
export class NeedsReact extends Error {}

type Props = Readonly<Record<string, unknown>>;
type Component = ((props: Props) => ReactNode) & {
  prototype?: { isReactComponent?: unknown };
  defaultProps?: unknown;
};
/** A component that passes a reference on, as React keeps it. */
interface Forwarding {
  $$typeof: symbol;
  render(props: Props, ref: null): ReactNode;
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const NO_ATTRIBUTES = new Set(['children', 'dangerouslySetInnerHTML']);
/** What a field begins with is written last, or as what it holds. */
const FIELD_STATE = new Set([
  'checked',
  'children',
  'defaultChecked',
  'defaultValue',
  'selected',
  'value',
]);
const FORWARDING = Symbol.for('react.forward_ref');
const UNSAFE = /["'&<>]/;
const ENTITIES: Readonly<Record<string, string>> = {
  '"': '&quot;',
  "'": '&#x27;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/**
 * The markup of a node in pieces of bytes, as `renderToStaticMarkup` writes it, or as `renderToString` does where a browser
 * will take it over. Components are called where they stand, so hooks work as in a component that this is called in.
 * Throws `NeedsReact` for what is not a plain component or element.
 */
export function markupOf(node: ReactNode, isTakenOver = false): Buffer[] {
  const sheet = new Sheet(isTakenOver);
  write(node, sheet);
  return sheet.end();
}

/** Bytes are made as soon as there are a few thousand: a long text that grows is what a collector works hardest on. */
class Sheet {
  #text = '';
  #chunks: Buffer[] = [];
  #endsInText = false;
  /** Of the choice that is being written. */
  chosen: unknown;

  constructor(private readonly partsTexts: boolean) {}

  add(markup: string): void {
    this.#endsInText = false;
    this.#text += markup;
    if (this.#text.length > 4096) this.#cut();
  }

  /** Texts side by side are one in a document; React wants to find them again as two. */
  addText(text: string): void {
    if (text === '') return;
    this.#text += this.partsTexts && this.#endsInText ? `<!-- -->${escaped(text)}` : escaped(text);
    this.#endsInText = true;
  }

  end(): Buffer[] {
    this.#cut();
    return this.#chunks;
  }

  #cut(): void {
    this.#chunks.push(Buffer.from(this.#text));
    this.#text = '';
  }
}

function write(node: ReactNode, sheet: Sheet): void {
  if (typeof node === 'string') sheet.addText(node);
  else if (typeof node === 'number') sheet.addText(String(node));
  else if (node === null || node === undefined || typeof node === 'boolean') return;
  else if (Array.isArray(node)) for (const one of node) write(one as ReactNode, sheet);
  else if (isValidElement<Props>(node)) writeElement(node, sheet);
  else throw new NeedsReact('a node of an unknown kind');
}

function writeElement(element: ReactElement<Props>, sheet: Sheet): void {
  const { props } = element;
  const type = element.type as string | Component | Forwarding | symbol;
  if (typeof type === 'string') return writeTag(type, props, sheet);
  if (type === Fragment) return write(props.children as ReactNode, sheet);
  if (typeof type === 'object' && type.$$typeof === FORWARDING) {
    return write(type.render(props, null), sheet);
  }
  if (typeof type !== 'function' || type.prototype?.isReactComponent || type.defaultProps) {
    throw new NeedsReact(String(type));
  }
  return write(type(props), sheet);
}

function writeTag(type: string, props: Props, sheet: Sheet): void {
  switch (type) {
    case 'input':
      return sheet.add(
        `<input${attributes(props, FIELD_STATE)}${attribute('checked', props.checked ?? props.defaultChecked)}${attribute('value', props.value ?? props.defaultValue)}/>`,
      );
    case 'textarea':
      return sheet.add(textarea(props));
    case 'select':
      return writeSelect(props, sheet);
    case 'option':
      return writeOption(props, sheet);
  }
  if (type.includes('-')) throw new NeedsReact(type);
  const tag = `<${type}${attributes(props, NO_ATTRIBUTES)}`;
  if (VOID.has(type)) return sheet.add(`${tag}/>`);
  // the first new line of what it holds would be lost
  const isCut = type === 'pre' && String(props.children).startsWith('\n');
  sheet.add(isCut ? `${tag}>\n` : `${tag}>`);
  const given = props.dangerouslySetInnerHTML as Record<'__html', string> | undefined;
  if (given) sheet.add(given['__html']);
  else write(props.children as ReactNode, sheet);
  sheet.add(`</${type}>`);
}

function textarea(props: Props): string {
  const text = String(props.value ?? props.defaultValue ?? props.children ?? '');
  const held = text.startsWith('\n') ? `\n${text}` : text;
  return `<textarea${attributes(props, FIELD_STATE)}>${escaped(held)}</textarea>`;
}

function writeSelect(props: Props, sheet: Sheet): void {
  if (props.multiple) throw new NeedsReact('a choice of several');
  sheet.add(`<select${attributes(props, FIELD_STATE)}>`);
  sheet.chosen = props.value ?? props.defaultValue;
  write(props.children as ReactNode, sheet);
  sheet.chosen = undefined;
  sheet.add('</select>');
}

function writeOption(props: Props, sheet: Sheet): void {
  const label = [props.children].flat().join('');
  const { value } = props;
  const isChosen =
    sheet.chosen === undefined ? props.selected : String(sheet.chosen) === String(value ?? label);
  sheet.add(`<option${attributes(props, FIELD_STATE, 'value')}${isChosen ? ' selected=""' : ''}>`);
  write(props.children as ReactNode, sheet);
  sheet.add('</option>');
}

function attributes(props: Props, without: ReadonlySet<string>, butWith?: string): string {
  let written = '';
  for (const name in props) {
    if (!without.has(name) || name === butWith) written += attribute(name, props[name]);
  }
  return written;
}

function escaped(text: string): string {
  return UNSAFE.test(text)
    ? text.replace(/["'&<>]/g, (character) => ENTITIES[character] ?? '')
    : text;
}

/** How React writes an attribute: with the value after `before`, or `always` the same. */
interface Manner {
  before: string;
  always: string | null;
}
/** What React is asked with for each kind of value; some numbers are written only from 1 on. */
const SAMPLE = { text: 'x7x', number: 7, fraction: 0.7, negative: -7 } as const;
const manners = new Map<string, Manner>();
const exact = new Map<string, string>();

function attribute(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return inManner(name, 'text', value);
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && value !== 0 && !Number.isNaN(value)) {
    return inManner(
      name,
      value >= 1 ? 'number' : value > 0 ? 'fraction' : 'negative',
      String(value),
    );
  }
  if (typeof value === 'boolean' || value === '' || value === 0) return exactly(name, value);
  if (typeof value === 'function') return '';
  return askReact(name, value);
}

/** React itself is asked once for each attribute, so its rules for names and values hold. */
function inManner(name: string, kind: keyof typeof SAMPLE, value: string): string {
  const key = `${kind} ${name}`;
  let manner = manners.get(key);
  if (!manner) {
    const written = askReact(name, SAMPLE[kind]);
    const at = written.indexOf(`"${SAMPLE[kind]}"`);
    manner =
      at < 0 ? { always: written, before: '' } : { always: null, before: written.slice(0, at + 1) };
    manners.set(key, manner);
  }
  return manner.always ?? `${manner.before}${escaped(value)}"`;
}

function exactly(name: string, value: boolean | string | number): string {
  const key = `${typeof value} ${name} ${String(value)}`;
  let written = exact.get(key);
  if (written === undefined) exact.set(key, (written = askReact(name, value)));
  return written;
}

function askReact(name: string, value: unknown): string {
  return renderToStaticMarkup(createElement('i', { [name]: value })).slice(
    '<i'.length,
    -'></i>'.length,
  );
}
