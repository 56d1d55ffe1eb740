/** Says in words what a check has found, with the figures that it rests on. */
import type { WarningKind } from '#app/domain/checks/warning.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatValue } from '../format.ts';

/** The finding as a sentence. `labels` names the data points in the order of the warning. */
export function describeWarning(
  t: Text,
  kind: WarningKind,
  dataPoints: ReadonlyArray<{ label: string; unit: string }>,
): string {
  const figure = (text: string) => formatValue(text, 4, t.locale);
  const [first, second] = dataPoints.map((one) => one.label);
  const unit = dataPoints[0]?.unit ?? '';
  switch (kind.code) {
    case 'sum':
      return t('warning.sum', {
        sum: figure(kind.sum),
        expected: figure(kind.expected),
        missing: kind.missing,
      });
    case 'order':
      return t('warning.order', {
        first: first ?? '',
        second: second ?? '',
        firstValue: figure(kind.first),
        secondValue: figure(kind.second),
      });
    case 'below':
    case 'above':
      return t(`warning.${kind.code}`, {
        value: figure(kind.value),
        limit: figure(kind.limit),
        unit,
      });
    case 'outsideRange': {
      const likely = kind.conversions[0];
      const range = { value: figure(kind.value), low: figure(kind.low), high: figure(kind.high) };
      return likely
        ? t('warning.outsideRangeUnit', {
            ...range,
            unit,
            from: likely.unit,
            converted: figure(likely.converted),
          })
        : t('warning.outsideRange', { ...range, unit });
    }
    case 'notReported':
      return t('warning.notReported', {
        count: kind.count,
        of: kind.of,
        limit: figure(kind.limit),
      });
    case 'registerDrift':
      return t('warning.registerDrift', {
        used: figure(kind.used),
        registered: figure(kind.registered),
        deviation: figure(kind.deviation),
        toleranceUnit: kind.toleranceUnit,
      });
    case 'registerSlip':
      return t('warning.registerSlip', {
        used: figure(kind.used),
        registered: figure(kind.registered),
        scale: figure(kind.scale),
      });
    case 'wrongBase':
      return t('warning.wrongBase', {
        used: figure(kind.used),
        registered: figure(kind.wrongRegistered),
      });
    case 'change':
      return t('warning.change', {
        before: figure(kind.before),
        year: String(kind.beforeYear),
        value: figure(kind.value),
      });
    case 'changeFromZero':
      return t('warning.changeFromZero', {
        year: String(kind.beforeYear),
        value: figure(kind.value),
      });
    case 'powerOfTen':
      return t('warning.powerOfTen', {
        before: figure(kind.before),
        year: String(kind.beforeYear),
        value: figure(kind.value),
        times: figure(kind.times),
      });
    case 'finalValue':
      return kind.computed === null
        ? t('warning.finalValue', { value: figure(kind.value) })
        : t('warning.finalValueComputed', {
            value: figure(kind.value),
            computed: figure(kind.computed),
          });
    case 'numeratorOnly':
    case 'numeratorAsResult':
      return t(`warning.${kind.code}`, { value: figure(kind.value) });
    case 'unknownCurrency':
      return t('warning.unknownCurrency', { text: kind.text });
    case 'otherUnit':
      return t('warning.otherUnit', { unit: kind.unit, expected: kind.expected });
    case 'otherBoundary':
      return t('warning.otherBoundary', {
        scope: kind.scope ?? t('warning.theCity'),
        common: kind.common ?? t('warning.theCity'),
      });
    case 'yearsDiffer':
      return t('warning.yearsDiffer', {
        years: [...new Set(kind.years.map((one) => one.year))].join(', '),
      });
    case 'fraction':
      return t('warning.fraction', { value: figure(kind.value) });
    case 'noSource':
    case 'noGrounds':
    case 'noCurrency':
      return t(`warning.${kind.code}`);
  }
}
