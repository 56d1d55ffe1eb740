/** Every band edge of every target, hit exactly and missed by a hair; and the % of target behind it. */
import { Decimal as DefaultDecimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import type { Target } from '#app/domain/definitions/schema.ts';
import { type AssessmentData, inputKey } from '#app/domain/entry/entry.ts';
import { bandOf, type BandEdges } from '#app/domain/scoring/band.ts';
import { percentOfTarget } from '#app/domain/scoring/percent-of-target.ts';
import {
  exact,
  type Quantity,
  quantity,
  quantityOf,
  toDecimalString,
} from '#app/domain/scoring/quantity.ts';
import { scoreDataPoint } from '#app/domain/scoring/score-data-point.ts';
import { NO_DATA, targetWith } from '#tests/fixtures/data-points.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions, targetSet } = await loadStandard();
/** Twenty digits, the default, would swallow a hair. */
const Decimal = DefaultDecimal.clone({ precision: 60 });
type Decimal = DefaultDecimal;
const HAIR = new Decimal('1e-20');
const EDGES = targetSet.bandEdges.map((edge, index) => [edge, index + 2] as const);

function scoreFinal(dataPointId: string, value: string) {
  return scoreWith(dataPointId, {
    ...NO_DATA,
    entries: { [dataPointId]: { status: 'reported', finalValue: { kind: 'number', value } } },
  });
}

function scoreWith(dataPointId: string, data: AssessmentData) {
  const dataPoint = definitions.dataPointById.get(dataPointId);
  const kpi = definitions.kpiOfDataPoint.get(dataPointId);
  if (!dataPoint || !kpi) throw new Error(`${dataPointId} is missing`);
  const { result } = scoreDataPoint(dataPoint, kpi.id, targetSet, data);
  if (result.kind !== 'scored') throw new Error(`${dataPointId} is ${JSON.stringify(result)}`);
  return { percent: result.percent, band: result.band, points: result.points };
}

/** The value at which a linear or nearest target is met to so many per cent. */
function valueAt({ method, worst, target }: Target, percent: string): Decimal {
  const from = new Decimal(worst ?? Number.NaN);
  const to = new Decimal(target ?? Number.NaN);
  if (method !== 'nearest') return from.plus(to.minus(from).times(percent).div(100));
  return to.minus(to.minus(from).abs().times(new Decimal(100).minus(percent)).div(100));
}

const scored = targetSet.targets.filter((target) => target.method !== 'none');
const along = scored.filter(({ method }) => ['linear', 'checklist', 'nearest'].includes(method));
const inverse = scored.filter(({ method }) => method === 'ratio');

it('covers all scored targets', () => {
  expect(scored).toHaveLength(92);
  expect(along.length + inverse.length + 1).toBe(scored.length);
});

describe.each(along.map((target) => [target.dataPoint, target] as const))('%s', (id, target) => {
  it.each(EDGES)('has %s %% in band %i, and just below it in the lower one', (edge, band) => {
    const value = valueAt(target, edge);
    const worse = target.direction === 'lower' ? value.plus(HAIR) : value.minus(HAIR);
    expect(scoreFinal(id, value.toFixed())).toEqual({ percent: edge, band, points: band });
    expect(scoreFinal(id, worse.toFixed()).band).toBe(band - 1);
  });

  it('is 0 % at the worst value and 100 % at the target', () => {
    expect(scoreFinal(id, target.worst ?? '').percent).toBe('0');
    expect(scoreFinal(id, target.target ?? '').percent).toBe('100');
  });
});

describe.each(inverse.map((target) => [target.dataPoint, target] as const))('%s', (id, target) => {
  const dataPoint = definitions.dataPointById.get(id);
  const kpiId = definitions.kpiOfDataPoint.get(id)?.id ?? '';

  /** The value target x 100 / edge, as a fraction of two inputs where the division never ends. */
  function scoreFraction(edge: DefaultDecimal.Value) {
    const formula = dataPoint?.formula;
    if (formula?.type !== 'ratio') throw new Error(`${id} is no ratio`);
    const numerator = new Decimal(target.target ?? '').times(100);
    const denominator = new Decimal(edge).times(formula.multiplier);
    const number = (value: Decimal) => ({ kind: 'number' as const, value: value.toFixed() });
    return scoreWith(id, {
      ...NO_DATA,
      inputs: {
        [inputKey(kpiId, formula.numerator)]: number(numerator),
        [inputKey(kpiId, formula.denominator)]: number(denominator),
      },
    });
  }

  it.each(EDGES)('has %s %% in band %i, and just below it in the lower one', (edge, band) => {
    expect(scoreFraction(edge)).toEqual({ percent: edge, band, points: band });
    expect(scoreFraction(new Decimal(edge).minus('1e-15')).band).toBe(band - 1);
  });

  it('is 100 % at the target, below it and at 0', () => {
    for (const value of [target.target ?? '', '0.001', '0']) {
      expect(scoreFinal(id, value)).toEqual({ percent: '100', band: 4, points: 4 });
    }
  });
});

describe('fixed broadband, as printed (Factsheet Mashhad 2021, p. 15/9)', () => {
  it.each([
    ['0', 1],
    ['19.7999', 1],
    ['19.8', 2],
    ['39.5999', 2],
    ['39.6', 3],
    ['56.9999', 3],
    ['57.0', 4],
    ['60', 4],
    ['84.51', 4],
  ])('%s %% of households is in band %i', (value, band) => {
    expect(scoreFinal('ec-ict-ict-2c', value).band).toBe(band);
  });
});

describe('yes and no', () => {
  it.each([
    [true, { percent: '100', band: 4, points: 4 }],
    [false, { percent: '0', band: 1, points: 1 }],
  ])('%s', (value, expected) => {
    const finalValue = { kind: 'yesNo' as const, value };
    const entries = { 'sc-sh-sa-3a': { status: 'reported' as const, finalValue } };
    expect(scoreWith('sc-sh-sa-3a', { ...NO_DATA, entries })).toEqual(expected);
  });
});

/** Clamped and raw. */
function percent(value: Quantity, target: Target) {
  const result = percentOfTarget(
    { kind: 'value', quantity: value, decimal: '', origin: 'final' },
    target,
  );
  return result && [toDecimalString(result.clamped, 10), toDecimalString(result.raw, 10)];
}

describe('percentOfTarget', () => {
  const third = quantity(exact('1'), exact('3'));

  it.each<[string, Quantity, Target, [string, string] | undefined]>([
    ['linear', quantityOf('26.4'), targetWith('linear', '0', '80'), ['33', '33']],
    ['linear above', quantityOf('100'), targetWith('linear', '0', '80'), ['100', '125']],
    ['linear below', quantityOf('-8'), targetWith('linear', '0', '80'), ['0', '-10']],
    [
      'linear, lower is better',
      quantityOf('13'),
      targetWith('linear', '25.9', '5', 'lower'),
      ['61.72248803', '61.72248803'],
    ],
    [
      'linear, worse than worst',
      quantityOf('40'),
      targetWith('linear', '30', '10', 'lower'),
      ['0', '-50'],
    ],
    ['linear, target 0', quantityOf('0'), targetWith('linear', '30', '0', 'lower'), ['100', '100']],
    ['ratio', quantityOf('6'), targetWith('ratio', null, '3', 'lower'), ['50', '50']],
    ['ratio better', quantityOf('2'), targetWith('ratio', null, '3', 'lower'), ['100', '150']],
    ['ratio of 0', quantityOf('0'), targetWith('ratio', null, '3', 'lower'), ['100', '100']],
    ['nearest below', quantityOf('0.7'), targetWith('nearest', '0', '1', 'nearest'), ['70', '70']],
    ['nearest above', quantityOf('1.3'), targetWith('nearest', '0', '1', 'nearest'), ['70', '70']],
    ['nearest beyond', quantityOf('2.5'), targetWith('nearest', '0', '1', 'nearest'), ['0', '-50']],
    ['a fraction', third, targetWith('linear', '0', '1'), ['33.33333333', '33.33333333']],
    ['none', quantityOf('5'), targetWith('none', null, null), undefined],
  ])('%s', (_, value, target, expected) => {
    expect(percent(value, target)).toEqual(expected);
  });

  it('throws where a target lacks a number', () => {
    expect(() => percent(quantityOf('5'), targetWith('linear', null, '5'))).toThrow('test-1c');
    expect(() => percent(quantityOf('5'), targetWith('ratio', null, null))).toThrow('test-1c');
  });
});

describe('bandOf', () => {
  const edges: BandEdges = ['33', '66', '95'];
  it.each([
    ['0', 1],
    ['32.9999999999999999999999999999', 1],
    ['33', 2],
    ['65.999', 2],
    ['66', 3],
    ['94.999', 3],
    ['95', 4],
    ['100', 4],
  ] as const)('%s is in band %i', (percent, band) => {
    expect(bandOf(quantityOf(percent), edges)).toBe(band);
  });
});
