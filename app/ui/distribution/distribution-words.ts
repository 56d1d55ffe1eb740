/** The words of a distribution, for the page, the file and the chart that runs in the browser. */
import type { DistributionIslandData } from '#app/charts/distribution/island-data.ts';
import type { DistributionMark } from '#app/charts/distribution/distribution-layout.ts';
import type { Target } from '#app/domain/definitions/schema.ts';
import {
  spreadOf,
  type CityValue,
  type Distribution,
} from '#app/domain/distribution/distribution.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatPercent, formatQuantity } from '../format.ts';

/** A data point with what its values are written in and held against. */
export interface MeasuredDataPoint {
  id: string;
  label: string;
  decimals: number;
  unitSymbol: string;
  target: Target | null;
}

/** How far the values lie apart, how many cities have reached the target, and who is not among them. */
export function distributionFinding(
  distribution: Distribution,
  dataPoint: MeasuredDataPoint,
  t: Text,
): string {
  const { values, revised } = distribution;
  const fictional = values.filter(({ provenance }) => provenance === 'fictional');
  return [
    spreadSentence(distribution, dataPoint, t),
    fictional.length > 0 &&
      t('compare.warning.fictional', {
        cities: new Intl.ListFormat(t.locale).format(fictional.map(({ name }) => name)),
      }),
    revised > 0 && t('distribution.revised', { count: revised }),
  ]
    .filter(Boolean)
    .join(' ');
}

function spreadSentence(distribution: Distribution, dataPoint: MeasuredDataPoint, t: Text): string {
  const spread = spreadOf(distribution);
  const [only] = distribution.values;
  const figure = (value: string) => figureOf(value, dataPoint, t);
  if (!spread) {
    return only
      ? t('distribution.one', {
          city: only.name,
          year: String(only.year),
          value: figure(only.value),
        })
      : t('distribution.none');
  }
  const { lowest, highest, median, scored, reached } = spread;
  const count = distribution.values.length;
  const isSame = Number(lowest.value) === Number(highest.value);
  return [
    isSame
      ? t('distribution.same', { count, value: figure(lowest.value) })
      : t('distribution.finding', {
          count,
          lowest: figure(lowest.value),
          lowestCity: lowest.name,
          highest: figure(highest.value),
          highestCity: highest.name,
        }),
    // half of two or three says nothing
    !isSame && count > 3 && t('distribution.median', { median: figure(median) }),
    scored > 0 && t('distribution.reached', { scored, reached }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** A value as it is written at this data point. */
export function figureOf(
  value: string,
  { decimals, unitSymbol }: MeasuredDataPoint,
  t: Text,
): string {
  return formatQuantity(value, decimals, unitSymbol, t.locale);
}

/** The lines at the target, and where 0 % of it lies. */
export function marksOf(dataPoint: MeasuredDataPoint, t: Text): DistributionMark[] {
  const { target } = dataPoint;
  if (!target || target.target === null || target.method === 'none') return [];
  const label = t('distribution.target', { target: figureOf(target.target, dataPoint, t) });
  const marks = [{ value: Number(target.target), label, isTarget: true }];
  const hasWorst = target.worst !== null && target.method !== 'ratio';
  return hasWorst
    ? [...marks, { value: Number(target.worst), label: t('distribution.worst'), isTarget: false }]
    : marks;
}

/** The values of the drawing. */
export function drawnValues({ values }: Distribution) {
  return values.map(({ name, value, band }) => ({ name, value: Number(value), band }));
}

/** What the chart in the browser needs, words included: it has no catalogue. */
export function distributionIslandData(
  { values }: Distribution,
  dataPoint: MeasuredDataPoint,
  title: string,
  t: Text,
): DistributionIslandData {
  return {
    title,
    hint: t('distribution.keyboard'),
    locale: t.locale,
    values: values.map((one) => ({
      name: one.name,
      value: Number(one.value),
      band: one.band,
      words: wordsOf(one, dataPoint, t),
    })),
    marks: marksOf(dataPoint, t),
  };
}

function wordsOf(one: CityValue, dataPoint: MeasuredDataPoint, t: Text): string {
  const { name: city, year, value, percent, band } = one;
  const values = { city, year: String(year), value: figureOf(value, dataPoint, t) };
  return percent !== null && band !== null
    ? t('distribution.pointScored', { ...values, percent: formatPercent(percent, band, t.locale) })
    : t('distribution.point', values);
}

/** The words of `distributionSvg` in `reports`. */
export function distributionFileWords(
  distribution: Distribution,
  dataPoint: MeasuredDataPoint,
  targetSet: { name: string; version: string },
  t: Text,
) {
  return {
    heading: t('distribution.heading', { label: dataPoint.label }),
    locale: t.locale,
    marks: marksOf(dataPoint, t),
    notes: [
      distributionFinding(distribution, dataPoint, t),
      t('distribution.unit', {
        unit: dataPoint.unitSymbol,
        targets: targetSet.name,
        version: targetSet.version,
      }),
      t('frame.independent'),
    ],
  };
}
