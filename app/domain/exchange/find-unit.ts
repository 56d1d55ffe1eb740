/** Finds the unit that a spreadsheet names among those that a figure may be typed in. */
import type { FigureSpec } from '../entry/read-figure.ts';
import { plainName } from './columns.ts';
import { isWithin, wordsOf } from './find-named.ts';

/** Words that stand for others in units as cities and reports write them. */
const SAME: Readonly<Record<string, string>> = {
  l: 'litre',
  liter: 'litre',
  minute: 'minute',
  min: 'minute',
  h: 'hour',
  yr: 'year',
  annum: 'year',
  mio: 'million',
  mln: 'million',
  bn: 'billion',
  tsd: 'thousand',
  t: 'tonne',
  percent: '%',
};
/** "Number" says nothing more than that something is counted. */
const COUNT = /^(number|count|no|nr|#)\.?$/i;

/**
 * The id of the unit that a text names, '' for the definition's own; undefined for a unit that the figure cannot be
 * typed in. Beside id, symbol and name a part of them will do where it fits one unit only: 'GWh', '/ 100 000
 * inhabitants', '% GDP'. A currency code stands for the currency of the register.
 */
export function findUnit(
  spec: FigureSpec,
  names: ReadonlyMap<string, { symbol: string; name: string }>,
  text: string,
): string | undefined {
  const [own] = spec.units;
  if (text.trim() === '' || COUNT.test(text.trim())) return '';
  const idOf = (id: string) => (id === own?.id ? '' : id);
  const plain = plainName(text.replaceAll('%', 'percent'));
  const exact = spec.units.find(({ id, symbol }) =>
    [id, symbol, names.get(id)?.name ?? ''].some(
      (name) => plainName(name.replaceAll('%', 'percent')) === plain,
    ),
  );
  if (exact) return idOf(exact.id);
  const words = unitWords(text);
  const near = (nameOf: (unit: FigureSpec['units'][number]) => string) =>
    spec.units.filter((unit) => isWithin(words, unitWords(nameOf(unit))));
  const bySymbol = near((unit) => unit.symbol);
  const same = bySymbol.filter(({ symbol }) => unitWords(symbol).size === words.size);
  const meant = [same, bySymbol, near(({ id }) => names.get(id)?.name ?? '')].find(
    (units) => units.length > 0,
  );
  const [only] = meant ?? [];
  return only && meant?.length === 1 ? idOf(only.id) : undefined;
}

function unitWords(text: string): Set<string> {
  const withCurrency = text.replace(/(^|[\s/])(?!GDP|FTE|ICT)[A-Z]{3}(?=$|[\s/])/g, '$1currency');
  return new Set(
    [...wordsOf(withCurrency.replace(/(\d)[\s ](?=\d{3})/g, '$1'))].map(
      (word) => SAME[word] ?? word,
    ),
  );
}
