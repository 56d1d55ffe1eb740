/** Contests of a figure with what was answered, as everybody reads them. */
import type { ReactNode } from 'react';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';

export interface Contest {
  id: string;
  reason: string;
  at: string;
  hash: string;
  answers: ReadonlyArray<{ side: 'city' | 'verifier'; text: string; at: string }>;
}

export function ContestList({ contests }: { contests: readonly Contest[] }) {
  if (contests.length === 0) return null;
  return (
    <ul className="bare-list stack contests">
      {contests.map((contest) => (
        <ContestItem key={contest.id} contest={contest} />
      ))}
    </ul>
  );
}

/** One of them; `head` says which figure it is about where that is not plain, `children` come below. */
export function ContestItem({
  contest,
  head,
  children,
}: {
  contest: Contest;
  head?: ReactNode;
  children?: ReactNode;
}) {
  const t = useText();
  return (
    <li id={contest.id} className="card stack-small">
      {head}
      <p className="small quiet">
        {t('contest.on', { date: formatDate(contest.at, t.locale) })},{' '}
        <a href={pathTo.publication(contest.hash)}>
          {t('contest.inPublication', { hash: contest.hash.slice(0, 8) })}
        </a>{' '}
        {contest.answers.length === 0 && <span className="tag">{t('contest.open')}</span>}
      </p>
      <p className="said" lang="" dir="auto">
        {contest.reason}
      </p>
      {contest.answers.map((answer) => (
        <div key={answer.at} className="contest-answer stack-small">
          <p className="small quiet">
            {t(`contest.answered.${answer.side}`, { date: formatDate(answer.at, t.locale) })}
          </p>
          <p className="said" lang="" dir="auto">
            {answer.text}
          </p>
        </div>
      ))}
      {children}
    </li>
  );
}
