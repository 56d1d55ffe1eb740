/** The values of other cities beside the one that is judged: how many, between what, and where the middle is. */
import type { Peers } from '#app/domain/distribution/peers.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatQuantity } from '../format.ts';

export type ShownPeers = Peers & { decimals: number; unitSymbol: string };

export function PeersOfValue({
  peers,
  kpi,
  dataPoint,
}: {
  peers: ShownPeers | null;
  kpi: string;
  dataPoint: string;
}) {
  const t = useText();
  const value = (text: string) =>
    peers ? formatQuantity(text, peers.decimals, peers.unitSymbol, t.locale) : '';
  return (
    <section className="section stack-small" aria-labelledby="peers">
      <h2 id="peers">{t('peers.title')}</h2>
      {peers ? (
        <>
          <dl className="facts">
            <dt>{t('peers.median')}</dt>
            <dd>{value(peers.median)}</dd>
            {peers.quartiles && (
              <>
                <dt>{t('peers.middle')}</dt>
                <dd>
                  {t('peers.between', {
                    low: value(peers.quartiles.lower),
                    high: value(peers.quartiles.upper),
                  })}
                </dd>
              </>
            )}
            <dt>{t('peers.all')}</dt>
            <dd>{t('peers.between', { low: value(peers.lowest), high: value(peers.highest) })}</dd>
          </dl>
          {peers.position && <p>{t(`peers.position.${peers.position}`)}</p>}
          <p className="small quiet">
            {t('peers.count', { count: peers.count })}{' '}
            <a href={pathTo.kpi(kpi, dataPoint)}>{t('peers.toKpi')}</a>
          </p>
        </>
      ) : (
        <p>{t('peers.none')}</p>
      )}
    </section>
  );
}
