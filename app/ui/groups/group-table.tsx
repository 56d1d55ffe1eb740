/** The cities of a group with their round of a year: progress, questions, state, what is due, and the last change. */
import type { PublicationKind } from '#app/domain/publication/chain.ts';
import type { WorkState } from '#app/domain/verification/work.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';
import { kindText } from '../results/kind-of-publication.tsx';
import { ProvenanceTag } from '../results/provenance-note.tsx';
import { DueText } from '../tasks/due-text.tsx';

export interface GroupRow {
  slug: string;
  name: string;
  provenance: 'own' | 'extract' | 'fictional';
  /** Null: the city has none of that year. */
  round: {
    state: WorkState;
    reported: number;
    applicable: number;
    openWarnings: number;
    nextDue: string | null;
    late: number;
    changedAt: string | null;
    published: { kind: PublicationKind; at: string } | null;
  } | null;
}

export function GroupTable({ year, rows }: { year: number | null; rows: readonly GroupRow[] }) {
  const t = useText();
  if (rows.length === 0) return <p className="empty">{t('group.noCities')}</p>;
  return (
    <table className="cards-on-phone group-table">
      <thead>
        <tr>
          <th scope="col">{t('group.city')}</th>
          <th scope="col">{t('group.state')}</th>
          <th scope="col">{t('group.reported')}</th>
          <th scope="col" className="number">
            {t('group.warnings')}
          </th>
          <th scope="col">{t('group.due')}</th>
          <th scope="col">{t('group.changed')}</th>
          <th scope="col">{t('group.published')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.slug}>
            <th scope="row">
              <a href={pathTo.manageCity(row.slug)}>{row.name}</a>{' '}
              <ProvenanceTag provenance={row.provenance} />
            </th>
            {row.round && year !== null ? (
              <RoundCells city={row.slug} year={year} round={row.round} />
            ) : (
              <td colSpan={6} data-label={t('group.state')} className="quiet">
                {t('group.noRound')}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RoundCells({
  city,
  year,
  round,
}: {
  city: string;
  year: number;
  round: NonNullable<GroupRow['round']>;
}) {
  const t = useText();
  const { state, reported, applicable, openWarnings, nextDue, late, changedAt, published } = round;
  return (
    <>
      <td data-label={t('group.state')}>
        <a href={pathTo.round(city, year)}>{t(`work.state.${state}`)}</a>
      </td>
      <td data-label={t('group.reported')}>
        <span className="group-progress">
          <span>{t('group.reportedOf', { reported, applicable })}</span>
          <progress
            className="progress"
            value={reported}
            max={Math.max(applicable, 1)}
            aria-label={t('group.reported')}
          />
        </span>
      </td>
      <td data-label={t('group.warnings')} className="number">
        <a href={pathTo.warnings(city, year)}>{String(openWarnings)}</a>
      </td>
      <td data-label={t('group.due')}>
        <span>
          <DueText dueOn={nextDue} isLate={late > 0} />
          {late > 1 && <span className="small quiet"> {t('group.late', { count: late })}</span>}
        </span>
      </td>
      <td data-label={t('group.changed')}>
        {changedAt ? formatDate(changedAt, t.locale) : <span className="quiet">–</span>}
      </td>
      <td data-label={t('group.published')}>
        {published ? (
          <a href={pathTo.results(city, year)}>
            {kindText(published.kind, t)}, {formatDate(published.at, t.locale)}
          </a>
        ) : (
          <span>
            <a href={pathTo.roundResults(city, year)}>{t('group.unpublished')}</a>
          </span>
        )}
      </td>
    </>
  );
}
