/** The statements of one save, so that they can be sent again: what changed from one save to the next goes on changing. */
import { randomBytes, randomUUID } from 'node:crypto';

interface Sent {
  text: string;
  values: unknown[];
}
/** A statement with its parameters in two saves, one after the other. */
export interface Remembered {
  text: string;
  before: unknown[];
  after: unknown[];
}

/** Pairs the statements of two saves that did the same. Throws when they did not. */
export function pairStatements(first: readonly Sent[], second: readonly Sent[]): Remembered[] {
  const kept = (sent: readonly Sent[]) =>
    sent.filter(({ text }) => !/^(begin|commit|start transaction|rollback)/i.test(text));
  const [one, other] = [kept(first), kept(second)];
  const isSame =
    one.length === other.length && one.every(({ text }, at) => text === other[at]?.text);
  if (!isSame) throw new Error('two saves in a row sent different statements');
  return one.map(({ text, values }, at) => ({
    text,
    before: values,
    after: other[at]?.values ?? [],
  }));
}

/** The parameters of the `count`th save after the two. */
export function parametersOf({ before, after }: Remembered, count: number): unknown[] {
  return after.map((value, at) => goOn(before[at], value, count));
}

function goOn(before: unknown, after: unknown, count: number): unknown {
  if (before === after || typeof after === 'boolean' || after === null) return after;
  if (typeof after === 'object') {
    return JSON.stringify(before) === JSON.stringify(after) ? after : JSON.stringify(after);
  }
  const step = Number(after) - Number(before);
  if (Number.isFinite(step)) {
    const next = Number(after) + step * count;
    return typeof after === 'number' ? next : String(next);
  }
  const text = String(after);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return new Date().toISOString();
  if (/^[0-9a-f]{8}-/.test(text)) return randomUUID();
  return randomBytes(text.length).toString('hex').slice(0, text.length);
}
