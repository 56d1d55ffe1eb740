/** On the public page of a data point: who contests the figure is not said, what they say and what is answered is. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ContestList, type Contest } from './contest-list.tsx';

export function ContestsOfFigure({
  contests,
  hash,
  dataPoint,
}: {
  contests: readonly Contest[];
  /** Of the publication that is shown. */
  hash: string;
  dataPoint: { id: string; value: string | null; yesNo: boolean | null };
}) {
  const t = useText();
  const hasFigure = dataPoint.value !== null || dataPoint.yesNo !== null;
  return (
    <>
      {contests.length > 0 && (
        <section className="section stack" aria-labelledby="contested">
          <h2 id="contested">{t('contest.title')}</h2>
          <ContestList contests={contests} />
        </section>
      )}
      {hasFigure && (
        <p className="small quiet no-print contest-invitation">
          {t('contest.intro')}{' '}
          <a href={pathTo.contest(hash, dataPoint.id)} rel="nofollow">
            {t('contest.link')}
          </a>
        </p>
      )}
    </>
  );
}
