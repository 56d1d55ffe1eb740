/** What has changed since the round before: data points that moved into another band, and what is new or gone. */
import { changesSince, type Change, type EarlierRound } from '#app/domain/publication/changes.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { useText, type MessageId } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';

export function ChangesSince({
  document,
  before,
}: {
  document: PublicDocument;
  before: EarlierRound | undefined;
}) {
  const t = useText();
  if (!before) return null;
  const year = String(before.year);
  const changes = changesSince(document.dataPoints, document.targetSet.hash, before);
  return (
    <section className="section" aria-labelledby="changes">
      <h2 id="changes">{t('changes.title', { year })}</h2>
      {changes === null ? (
        <p>{t('changes.otherTargets', { year })}</p>
      ) : (
        <>
          <p>
            {t('changes.summary', {
              better: changes.better.length,
              worse: changes.worse.length,
              compared: changes.compared,
              year,
            })}
            {changes.added.length > 0 && ` ${t('changes.added', { count: changes.added.length })}`}
            {changes.dropped.length > 0 &&
              ` ${t('changes.dropped', { count: changes.dropped.length })}`}
            {changes.revised.length > 0 &&
              ` ${t('changes.revised', { count: changes.revised.length })}`}
          </p>
          <div className="two-columns">
            <Moved title="changes.better" list={changes.better} />
            <Moved title="changes.worse" list={changes.worse} />
          </div>
        </>
      )}
    </section>
  );
}

function Moved({ title, list }: { title: MessageId; list: readonly Change[] }) {
  const t = useText();
  if (list.length === 0) return null;
  return (
    <div>
      <h3>{t(title)}</h3>
      <ul className="ranked">
        {list.map(({ dataPoint, before }) => (
          <li key={dataPoint.id}>
            <span>
              <a href={`#${dataPoint.id}`}>{dataPoint.label}</a>{' '}
              <span className="small quiet">
                {t('changes.from', {
                  percent: formatPercent(before.percent, before.band ?? 4, t.locale),
                })}
              </span>
            </span>
            <BandChip result={dataPoint.result} />
          </li>
        ))}
      </ul>
    </div>
  );
}
