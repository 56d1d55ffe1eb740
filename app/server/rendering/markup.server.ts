/** Writes what React would write for a page that never runs in the browser, in a fraction of the time. */
import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** A node that needs React itself: a class, a context, a lazy or memoised component. */
export class NeedsReact extends Error {}

type Props = Readonly<Record<string, unknown>>;
type Component = ((props: Props) => ReactNode) & {
  prototype?: { isReactComponent?: unknown };
  defaultProps?: unknown;
};

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** What they show depends on more than their attributes, or on those of their children. */
const LEFT_TO_REACT = new Set('input option pre select textarea'.split(' '));
const NO_ATTRIBUTES = new Set(['children', 'dangerouslySetInnerHTML']);
const UNSAFE = /["'&<>]/;
const ENTITIES: Readonly<Record<string, string>> = {
  '"': '&quot;',
  "'": '&#x27;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/**
 * The markup of a node in pieces of bytes, as `renderToStaticMarkup` writes it. Components are called where they stand, so hooks
 * that read a context work when this is called while React renders. Throws `NeedsReact` for what is not a plain component
 * or element.
 */
export function markupOf(node: ReactNode): Buffer[] {
  const sheet = new Sheet();
  write(node, sheet);
  return sheet.end();
}

/** Bytes are made as soon as there are a few thousand: a long text that grows is what a collector works hardest on. */
class Sheet {
  #text = '';
  #chunks: Buffer[] = [];

  add(text: string): void {
    this.#text += text;
    if (this.#text.length > 4096) this.#cut();
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
  if (typeof node === 'string') sheet.add(escaped(node));
  else if (typeof node === 'number') sheet.add(String(node));
  else if (node === null || node === undefined || typeof node === 'boolean') return;
  else if (Array.isArray(node)) for (const one of node) write(one as ReactNode, sheet);
  else if (isValidElement<Props>(node)) writeElement(node, sheet);
  else throw new NeedsReact('a node of an unknown kind');
}

function writeElement(element: ReactElement<Props>, sheet: Sheet): void {
  const { props } = element;
  const type = element.type as string | Component | symbol;
  if (typeof type === 'string') return writeTag(type, element, sheet);
  if (type === Fragment) return write(props.children as ReactNode, sheet);
  if (typeof type !== 'function' || type.prototype?.isReactComponent || type.defaultProps) {
    throw new NeedsReact(String(type));
  }
  return write(type(props), sheet);
}

function writeTag(type: string, element: ReactElement<Props>, sheet: Sheet): void {
  const { props } = element;
  if (type.includes('-')) throw new NeedsReact(type);
  if (LEFT_TO_REACT.has(type)) return sheet.add(renderToStaticMarkup(element));
  let tag = `<${type}`;
  for (const name in props) {
    if (!NO_ATTRIBUTES.has(name)) tag += attribute(name, props[name]);
  }
  if (VOID.has(type)) return sheet.add(`${tag}/>`);
  sheet.add(`${tag}>`);
  const given = props.dangerouslySetInnerHTML as Record<'__html', string> | undefined;
  if (given) sheet.add(given['__html']);
  else write(props.children as ReactNode, sheet);
  sheet.add(`</${type}>`);
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
const SAMPLE = { text: 'x7x', number: 7 } as const;
const manners = { text: new Map<string, Manner>(), number: new Map<string, Manner>() };
const exact = new Map<string, string>();

function attribute(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return inManner(name, 'text', value);
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && value > 0) return inManner(name, 'number', String(value));
  if (typeof value === 'boolean' || value === '' || value === 0) return exactly(name, value);
  if (typeof value === 'function') return '';
  return askReact(name, value);
}

/** React itself is asked once for each attribute, so its rules for names and values hold. */
function inManner(name: string, kind: 'text' | 'number', value: string): string {
  let manner = manners[kind].get(name);
  if (!manner) {
    const written = askReact(name, SAMPLE[kind]);
    const at = written.indexOf(`"${SAMPLE[kind]}"`);
    manner =
      at < 0 ? { always: written, before: '' } : { always: null, before: written.slice(0, at + 1) };
    manners[kind].set(name, manner);
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
