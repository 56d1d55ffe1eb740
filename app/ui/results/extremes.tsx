/** The data points nearest to and furthest from their targets. */
import { extremesOf, type ScoredDataPoint } from '#app/domain/publication/findings.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { useText, type MessageId } from '#app/messages/text.tsx';
import { formatQuantity } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';

const SHOWN = 6;

export function Extremes({ document }: { document: PublicDocument }) {
  const { nearest, furthest } = extremesOf(document.dataPoints, SHOWN);
  return (
    <div className="two-columns section">
      <List id="nearest" title="extremes.nearest" none="extremes.noneNear" list={nearest} />
      <List id="furthest" title="extremes.furthest" none="extremes.noneFar" list={furthest} />
    </div>
  );
}

function List({
  id,
  title,
  none,
  list,
}: {
  id: string;
  title: MessageId;
  none: MessageId;
  list: readonly ScoredDataPoint[];
}) {
  const t = useText();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t(title)}</h2>
      {list.length === 0 ? (
        <p className="quiet">{t(none)}</p>
      ) : (
        <ol className="ranked">
          {list.map((one) => (
            <li key={one.id}>
              <span>
                <a href={`#${one.id}`}>{one.label}</a>{' '}
                <span className="small quiet">
                  {one.value === null
                    ? t(one.yesNo ? 'answer.yes' : 'answer.no')
                    : formatQuantity(one.value, one.decimals, one.unitSymbol, t.locale)}
                </span>
              </span>
              <BandChip result={one.result} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
