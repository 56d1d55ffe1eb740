/** What will be published, what stands in the way, and the confirmation. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';

interface Listed {
  id: string;
  label: string;
  segment: string;
}
type Problem =
  | 'notConfirmed'
  | 'noteMissing'
  | 'nothingReported'
  | 'incomplete'
  | 'notAttested'
  | 'nothingVerified'
  | 'notUnderWay';

export function PublishForm({
  city,
  year,
  page,
  problem,
  note,
  takesPlace,
}: {
  city: string;
  year: number;
  page: {
    reported: number;
    total: number;
    sequence: number;
    invalid: Listed[];
    withoutReason: Listed[];
    overridden: Listed[];
    isPublishable: boolean;
    withoutSource: number;
    /** Of an attested round: what would be published as verified. */
    verified: VerifiedView | null;
    isSigned: boolean;
    /** It is being verified, so that it can be published as provisional. */
    isUnderWay: boolean;
    /** What is shown as the round's result now is verified. */
    isVerifiedShown: boolean;
    suppressBelow: number;
    suppressed: Listed[];
  };
  problem: Problem | undefined;
  note: string | undefined;
  takesPlace: boolean;
}) {
  const t = useText();
  const isCorrection = page.sequence > 1;
  const isBlocked = !page.isPublishable;
  return (
    <>
      {problem && (
        <p className="problem" role="alert" id="publish-problem">
          {t(`publish.problem.${problem}`)}
        </p>
      )}
      <p>{t('publish.what', { reported: page.reported, total: page.total })}</p>
      <Listing
        className="problem"
        title={t('publish.invalid')}
        list={page.invalid}
        city={city}
        year={year}
      />
      <Listing
        className="problem"
        title={t('publish.withoutReason')}
        list={page.withoutReason}
        city={city}
        year={year}
      />
      <Listing
        className="problem"
        title={t('publish.overridden')}
        list={page.overridden}
        city={city}
        year={year}
      />
      {page.withoutSource > 0 && (
        <p className="notice">{t('publish.withoutSource', { count: page.withoutSource })}</p>
      )}
      {page.suppressed.length > 0 && (
        <Listing
          className="notice"
          title={t('publish.suppressed', {
            count: page.suppressed.length,
            below: page.suppressBelow,
          })}
          list={page.suppressed}
          city={city}
          year={year}
        />
      )}
      {!page.isSigned && <p className="notice">{t('publish.unsigned')}</p>}
      {isBlocked ? (
        <p>{page.reported === 0 ? t('publish.problem.nothingReported') : t('publish.blocked')}</p>
      ) : (
        <>
          {page.isUnderWay && <p className="notice">{t('publish.provisionalText')}</p>}
          {page.verified && <WhatIsVerified verified={page.verified} city={city} year={year} />}
          <div className="field">
            <label htmlFor="note">
              {t(isCorrection ? 'publish.correctionNote' : 'publish.note')}
            </label>
            <p className="hint" id="note-hint">
              {t(isCorrection ? 'publish.correctionHint' : 'publish.noteHint')}
            </p>
            <textarea
              id="note"
              name="note"
              defaultValue={note}
              maxLength={2000}
              aria-describedby={
                problem === 'noteMissing' ? 'note-hint publish-problem' : 'note-hint'
              }
              aria-invalid={problem === 'noteMissing' || undefined}
            />
          </div>
          {page.isVerifiedShown && (
            <div className="check">
              <input
                type="checkbox"
                id="takes-place"
                name="takesPlace"
                value="yes"
                defaultChecked={takesPlace}
                aria-describedby="takes-place-hint"
              />
              <span>
                <label htmlFor="takes-place">{t('publish.takesPlace')}</label>
                <span className="small quiet data-point-kpi" id="takes-place-hint">
                  {t('publish.takesPlaceHint')}
                </span>
              </span>
            </div>
          )}
          <div className="check">
            <input
              type="checkbox"
              id="confirm"
              name="confirm"
              value="yes"
              aria-invalid={problem === 'notConfirmed' || undefined}
              aria-describedby={problem === 'notConfirmed' ? 'publish-problem' : undefined}
            />
            <label htmlFor="confirm">{t('publish.confirm')}</label>
          </div>
          <p className="row">
            {page.verified && page.verified.count > 0 && (
              <button type="submit" name="kind" value="verified" className="button">
                {t('work.publishVerified')}
              </button>
            )}
            {page.isUnderWay && (
              <button type="submit" name="kind" value="provisional" className="button">
                {t('publish.provisional')}
              </button>
            )}
            <button
              type="submit"
              name="kind"
              value="self-reported"
              className={page.verified || page.isUnderWay ? 'button plain' : 'button'}
            >
              {t(
                isCorrection && !page.verified && !page.isUnderWay
                  ? 'publish.submitCorrection'
                  : 'publish.submit',
              )}
            </button>
          </p>
        </>
      )}
    </>
  );
}

interface VerifiedView {
  grade: 'provisional' | 'qualified';
  attestedAt: string;
  count: number;
  leavesOut: Listed[];
}

function WhatIsVerified({
  verified,
  city,
  year,
}: {
  verified: VerifiedView;
  city: string;
  year: number;
}) {
  const t = useText();
  const { grade, attestedAt, count, leavesOut } = verified;
  return (
    <div className="notice stack-small">
      <p>
        {t('work.attestedBy', {
          grade: t(`work.grade.${grade}`),
          date: formatDate(attestedAt, t.locale),
        })}{' '}
        {t('work.verifiedView', { count })}
      </p>
      {leavesOut.length > 0 && (
        <>
          <p>{t('work.leavesOut', { count: leavesOut.length })}</p>
          <ul>
            {leavesOut.map((one) => (
              <li key={one.id}>
                <a href={pathTo.reviewDataPoint(city, year, one.id)}>{one.label}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Listing({
  className,
  title,
  list,
  city,
  year,
}: {
  className: string;
  title: string;
  list: Listed[];
  city: string;
  year: number;
}) {
  if (list.length === 0) return null;
  return (
    <div className={className}>
      <p>{title}</p>
      <ul>
        {list.map((one) => (
          <li key={one.id}>
            <a href={pathTo.segment(city, year, one.segment, one.id)}>{one.label}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
