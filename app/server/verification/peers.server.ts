/** What other cities have published of a data point, for whoever judges it. */
import { peersOf } from '#app/domain/distribution/peers.ts';
import type { DataPoint } from '#app/domain/definitions/schema.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { readDistributions } from '../reading/kpi-distributions.server.ts';

/**
 * Of each other city the result of its newest published round, by the same revision of the definition; invented cities
 * are left out. Null where nobody has published it.
 */
export async function readPeers(
  { db, city, definitions, targetSet }: RoundVisit,
  dataPoint: DataPoint,
  value: string | null,
) {
  const [distribution] = await readDistributions(db, definitions, targetSet, [dataPoint]);
  if (!distribution) return null;
  const others = distribution.values.filter(
    (one) => one.slug !== city.slug && one.provenance !== 'fictional',
  );
  const peers = peersOf(
    others.map((one) => one.value),
    value,
  );
  return peers
    ? {
        ...peers,
        decimals: dataPoint.decimals,
        unitSymbol: definitions.unitById.get(dataPoint.unit)?.symbol ?? '',
      }
    : null;
}
