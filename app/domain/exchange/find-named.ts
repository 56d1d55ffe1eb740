/** Finds KPIs, data points, inputs and register items by what cities write in their spreadsheets. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import type { DataPoint, Kpi, RegisterItem } from '../definitions/schema.ts';
import {
  inputsOfKpi,
  isRegisterReference,
  registerIdOf,
  registerReferencesOfKpi,
} from '../entry/fields.ts';
import { plainName } from './columns.ts';

/** What a name stands for. */
export type Named =
  { kind: 'kpi'; kpi: Kpi; dataPoint?: DataPoint } | { kind: 'registerItem'; item: RegisterItem };
/** Nothing is guessed: several or none come with the names that may have been meant. */
export type Found<T> = { kind: 'one'; one: T } | { kind: 'several' | 'none'; candidates: string[] };

type Names = ReadonlyMap<string, readonly Named[]>;
/** Made once for each set, because a file can have thousands of names. */
const namesOfSets = new WeakMap<DefinitionSet, Names>();
const wordsOfSets = new WeakMap<DefinitionSet, Array<{ named: Named; words: Set<string>[] }>>();

const MOST_CANDIDATES = 4;
const CODE = /^\s*([a-z]{2}\s*:.*?\d{1,2}\s*[ac])(?![a-z0-9])/i;
const STOP_WORDS = new Set(['of', 'the', 'a', 'an', 'and', 'in', 'to', 'per', 'for', 'on', 'by']);

/**
 * The KPI, data point or register item of a text: a code ('EC: ICT: ICT: 1C', also with the name behind it), an id, a
 * name or another name, in any case, spacing and punctuation, and with its words in any order.
 */
export function findNamed(definitions: DefinitionSet, text: string): Found<Named> {
  const names = namesOf(definitions);
  const exact = names.get(plainName(text));
  if (exact) return oneOrSeveral(exact, nameOf);
  const code = CODE.exec(text)?.[1];
  const byCode = code === undefined ? undefined : names.get(plainName(code));
  if (byCode) return oneOrSeveral(byCode, nameOf);
  const words = wordsOf(text);
  const all = wordsByName(definitions);
  const same = all.filter((one) => one.words.some((known) => isSame(words, known)));
  if (same.length > 0) {
    return oneOrSeveral(
      same.map(({ named }) => named),
      nameOf,
    );
  }
  const within = all.filter((one) => one.words.some((known) => isWithin(words, known)));
  const candidates = [...new Set(within.map(({ named }) => nameOf(named)))];
  return {
    kind: candidates.length > 1 ? 'several' : 'none',
    candidates: candidates.slice(0, MOST_CANDIDATES),
  };
}

/** A data point of a KPI by id, by the part of its id, or by its label with or without the KPI's name. */
export function findDataPoint(kpi: Kpi, text: string): Found<DataPoint> {
  return findAmong(
    kpi.dataPoints,
    (one) => [one.id, partOf(one), one.label, afterColon(one.label), one.shortLabel ?? ''],
    (one) => afterColon(one.label),
    text,
  );
}

/** An input of a KPI by id or label, or by those of a register item that it reads: then `register:<id>`. */
export function findInput(definitions: DefinitionSet, kpi: Kpi, text: string): Found<string> {
  const own = inputsOfKpi(kpi).map(({ id, label }) => ({ id, label, names: [id, label] }));
  const shared = registerReferencesOfKpi(kpi).map((id) => {
    const label = definitions.registerById.get(registerIdOf(id))?.label ?? id;
    return { id, label, names: [id, registerIdOf(id), label] };
  });
  const found = findAmong(
    [...own, ...shared],
    (one) => one.names,
    (one) => one.label,
    text,
  );
  return found.kind === 'one' ? { kind: 'one', one: found.one.id } : found;
}

/** An item of the register by id or label. */
export function findRegisterItem(definitions: DefinitionSet, text: string): Found<RegisterItem> {
  const name = isRegisterReference(text.trim()) ? registerIdOf(text.trim()) : text;
  return findAmong(
    definitions.framework.register,
    (one) => [one.id, one.label],
    (one) => one.label,
    name,
  );
}

/** The words of a text without endings and small words, for what is written in another order. */
export function wordsOf(text: string): Set<string> {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '' && !STOP_WORDS.has(word));
  return new Set(words.map((word) => (word.length > 3 ? word.replace(/s$/, '') : word)));
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && one.size === other.size && isWithin(one, other);
}

/** Whether every word of the first is in the second. */
export function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return part.size > 0 && [...part].every((word) => whole.has(word));
}

function findAmong<T>(
  list: readonly T[],
  namesOf: (one: T) => readonly string[],
  labelOf: (one: T) => string,
  text: string,
): Found<T> {
  const name = plainName(text);
  const exact = list.filter((one) => namesOf(one).some((known) => plainName(known) === name));
  if (exact.length > 0) return oneOrSeveral(exact, labelOf);
  const words = wordsOf(text);
  const near = list.filter((one) => namesOf(one).some((known) => isWithin(words, wordsOf(known))));
  if (near.length > 0) return oneOrSeveral(near, labelOf);
  return { kind: 'none', candidates: list.slice(0, MOST_CANDIDATES).map(labelOf) };
}

function oneOrSeveral<T>(list: readonly T[], labelOf: (one: T) => string): Found<T> {
  const [first] = list;
  if (first !== undefined && list.length === 1) return { kind: 'one', one: first };
  return { kind: 'several', candidates: list.slice(0, MOST_CANDIDATES).map(labelOf) };
}

function nameOf(named: Named): string {
  if (named.kind === 'registerItem') return named.item.label;
  return `${named.kpi.code} ${named.dataPoint?.label ?? named.kpi.name}`;
}

/** `3g` of `ec-ict-ict-4c.3g`; '' for the only data point of a KPI. */
export function partOf(dataPoint: DataPoint): string {
  return dataPoint.id.split('.')[1] ?? '';
}

function afterColon(label: string): string {
  return label.replace(/^[^:]*:\s*/, '');
}

/** Everything that has a name, with the words of its names. */
function wordsByName(definitions: DefinitionSet): Array<{ named: Named; words: Set<string>[] }> {
  const known = wordsOfSets.get(definitions);
  if (known) return known;
  const { kpis, framework } = definitions;
  const all = [
    ...kpis.flatMap((kpi) => [
      { named: { kind: 'kpi', kpi } as const, labels: [kpi.name, ...kpi.nameAliases] },
      ...(kpi.dataPoints.length > 1 ? kpi.dataPoints : []).map((dataPoint) => ({
        named: { kind: 'kpi', kpi, dataPoint } as const,
        labels: [dataPoint.label],
      })),
    ]),
    ...framework.register.map((item) => ({
      named: { kind: 'registerItem', item } as const,
      labels: [item.label],
    })),
  ].map(({ named, labels }) => ({ named, words: labels.map(wordsOf) }));
  wordsOfSets.set(definitions, all);
  return all;
}

function namesOf(definitions: DefinitionSet): Names {
  const known = namesOfSets.get(definitions);
  if (known) return known;
  const names = new Map<string, Named[]>();
  const note = (text: string, named: Named) => {
    const key = plainName(text);
    const list = names.get(key) ?? [];
    const key2 = keyOf(named);
    if (key !== '' && !list.some((one) => keyOf(one) === key2)) names.set(key, [...list, named]);
  };
  for (const kpi of definitions.kpis) {
    const several = kpi.dataPoints.length > 1;
    for (const text of [kpi.id, kpi.code, ...kpi.codeAliases, kpi.name, ...kpi.nameAliases]) {
      note(text, { kind: 'kpi', kpi });
    }
    for (const dataPoint of kpi.dataPoints) {
      const named: Named = several ? { kind: 'kpi', kpi, dataPoint } : { kind: 'kpi', kpi };
      for (const text of [dataPoint.id, dataPoint.label, dataPoint.shortLabel ?? '']) {
        note(text, named);
      }
    }
  }
  for (const item of definitions.framework.register) {
    for (const text of [item.id, item.label]) note(text, { kind: 'registerItem', item });
  }
  namesOfSets.set(definitions, names);
  return names;
}

function keyOf(named: Named): string {
  return named.kind === 'registerItem'
    ? `register/${named.item.id}`
    : `${named.kpi.id}/${named.dataPoint?.id ?? ''}`;
}
