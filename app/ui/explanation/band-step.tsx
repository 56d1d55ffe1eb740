/** Which band a percentage falls into, and how many points that is. */
import type { BandEdges } from '#app/domain/scoring/band.ts';
import type { PublicDataPoint } from '#app/domain/publication/public-document.ts';
import { useText } from '#app/messages/text.tsx';
import { BandChip } from '../scores/band-chip.tsx';

export function BandStep({
  dataPoint: { result },
  edges: [second, third, fourth],
}: {
  dataPoint: PublicDataPoint;
  edges: BandEdges;
}) {
  const t = useText();
  if (result.kind !== 'scored') return null;
  return (
    <>
      <p>
        <BandChip result={result} /> {t('explain.points', { points: result.points })}
      </p>
      <p className="small quiet">{t('explain.edges', { second, third, fourth })}</p>
    </>
  );
}
