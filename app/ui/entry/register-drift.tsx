/** At an item of the register: the KPIs whose own figures are far from it, each with the way to its card. */
import type { Reading } from '#app/domain/entry/read-text.ts';
import { driftBeyond } from '#app/domain/entry/register-drift.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatValue } from '../format.ts';

export interface OwnFigure {
  registerId: string;
  kpiId: string;
  name: string;
  segment: string;
  value: string;
}

/** `registered`: the item's figure as it is typed now. */
export function RegisterDrift({
  city,
  year,
  registered,
  tolerance,
  own,
}: {
  city: string;
  year: number;
  registered: Reading | undefined;
  tolerance: string;
  own: readonly OwnFigure[];
}) {
  const t = useText();
  const drifting = own.flatMap((one) => {
    const drift = driftBeyond({ kind: 'number', value: one.value }, registered, tolerance);
    return drift ? [{ ...one, drift }] : [];
  });
  if (drifting.length === 0) return null;
  return (
    <div className="notice small">
      <p>
        {t('registerEffects.driftTitle', {
          count: drifting.length,
          tolerance: formatValue(tolerance, 4, t.locale),
        })}
      </p>
      <ul>
        {drifting.map(({ kpiId, name, segment, value, drift }) => (
          <li key={kpiId}>
            <a href={pathTo.segment(city, year, segment, kpiId)}>{name}</a>:{' '}
            {t('registerEffects.driftOf', {
              value: formatValue(value, 6, t.locale),
              percent: formatValue(drift.percent, 4, t.locale),
              direction: drift.direction,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
