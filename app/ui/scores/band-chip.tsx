/** How far a data point is from its target, or why nothing can be said: in colour and in words. */
import type { Band } from '#app/domain/scoring/band.ts';
import { useText } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';

/** What a chip needs of a result; a published result and a computed one both have it. */
export type ChipResult =
  | { kind: 'scored'; percent: string; band: Band }
  | {
      kind:
        | 'notBenchmarked'
        | 'missing'
        | 'notCollected'
        | 'notApplicable'
        | 'notInExtract'
        | 'invalid'
        | 'confidential'
        | 'suppressed'
        | 'notVerified';
    };

export function BandChip({ result }: { result: ChipResult }) {
  const t = useText();
  if (result.kind === 'scored') {
    return (
      <span className={`band band-${result.band}`}>
        {t('band.percentOfTarget', {
          percent: formatPercent(result.percent, result.band, t.locale),
        })}
      </span>
    );
  }
  return (
    <span className={`band ${CLASS[result.kind] ?? 'band-none'}`}>{t(`band.${result.kind}`)}</span>
  );
}

const CLASS: Partial<Record<ChipResult['kind'], string>> = {
  notBenchmarked: 'band-untargeted',
  invalid: 'band-problem',
};
