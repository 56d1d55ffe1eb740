/** Says in words why a figure or a text cannot be used as it stands, and what to do. */
import type { FieldProblem } from '#app/domain/entry/fields.ts';
import type { ReadingProblem } from '#app/domain/entry/read-text.ts';
import type { InvalidReason } from '#app/domain/scoring/formula.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatValue } from '../format.ts';

export function describeReadingProblem(t: Text, problem: ReadingProblem): string {
  if (problem.code === 'ambiguousSeparator') {
    return t('reading.ambiguousSeparator', {
      asThousands: problem.asThousands,
      asDecimal: `${problem.asDecimal}0`,
    });
  }
  return t(`reading.${problem.code}`);
}

export function describeFieldProblem(t: Text, problem: FieldProblem): string {
  return problem.code === 'tooLong'
    ? t('field.tooLong', { most: problem.most })
    : t(`field.${problem.code}`);
}

/** Why a data point has no valid value. `labels` names inputs and register items. */
export function describeInvalid(
  t: Text,
  reason: InvalidReason,
  labels: (ref: string) => string,
  unit: string,
): string {
  switch (reason.code) {
    case 'belowMinimum':
      return t('invalid.belowMinimum', {
        value: formatValue(reason.value, 4, t.locale),
        bound: reason.min,
        unit,
      });
    case 'aboveMaximum':
      return t('invalid.aboveMaximum', {
        value: formatValue(reason.value, 4, t.locale),
        bound: reason.max,
        unit,
      });
    case 'input':
      return t('invalid.input', {
        label: labels(reason.ref),
        problem: describeReadingProblem(t, reason.problem),
      });
    case 'negativeDenominator':
      return t('invalid.negativeDenominator', { label: labels(reason.ref), value: reason.value });
    case 'needsNumber':
    case 'needsYesNo':
      return t(`invalid.${reason.code}`, { label: labels(reason.ref) });
  }
}
