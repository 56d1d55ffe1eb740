/** A data point's formula in words. */
import type { Formula } from '#app/domain/definitions/schema.ts';
import type { Text } from '#app/messages/text.tsx';

/** The formula in words. `reads`: what it reads, by reference. */
export function formulaText(
  formula: Formula,
  reads: ReadonlyArray<{ reference: string; label: string }>,
  t: Text,
): string {
  const label = (reference: string) =>
    reads.find((read) => read.reference === reference)?.label ?? reference;
  switch (formula.type) {
    case 'ratio': {
      const { numerator, denominator, multiplier } = formula;
      const fraction = t('formula.ratio', {
        numerator: label(numerator),
        denominator: label(denominator),
      });
      const whole = multiplier === '1' ? fraction : t('formula.times', { fraction, multiplier });
      return `${whole}. ${zeroText(formula.whenDenominatorZero, t)}`;
    }
    case 'per100k':
      return `${t('formula.per100k', { numerator: label(formula.numerator), population: label('register:population') })}. ${zeroText(formula.whenDenominatorZero, t)}`;
    case 'checklist':
      return formula.fullOnlyWith && formula.capWithout
        ? t('formula.checklistCapped', {
            count: formula.inputs.length,
            condition: label(formula.fullOnlyWith),
            cap: formula.capWithout,
          })
        : t('formula.checklist', { count: formula.inputs.length });
    case 'yesNo':
    case 'reported':
      return t(`formula.${formula.type}`);
  }
}

/** What a denominator of zero means. */
export function zeroText(zero: 'notApplicable' | { value: string }, t: Text): string {
  return zero === 'notApplicable'
    ? t('formula.zeroNotApplicable')
    : t('formula.zeroValue', { value: zero.value });
}
