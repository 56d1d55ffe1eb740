/** A target in words: what 100 % of target is, and where 0 % lies. */
import type { Text } from '#app/messages/text.tsx';
import { formatQuantity, formatValue } from '../format.ts';

interface TargetFigures {
  method: string;
  target: string | null;
  worst: string | null;
}

/** Such as "100 %", or "100 % (0 % at 40)" where the scale does not begin at zero. */
export function formatTarget(
  { method, target, worst }: TargetFigures,
  { unitSymbol, decimals }: { unitSymbol: string; decimals: number },
  t: Text,
): string {
  if (method === 'yesNo') return t('answer.yes');
  if (target === null) return '';
  const figure = (value: string) =>
    formatQuantity(value, Math.max(decimals, 2), unitSymbol, t.locale);
  return worst === null || Number(worst) === 0 || method === 'ratio'
    ? figure(target)
    : t('target.from', {
        target: figure(target),
        worst: formatValue(worst, Math.max(decimals, 2), t.locale),
      });
}
