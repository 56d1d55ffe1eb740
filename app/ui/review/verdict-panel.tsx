/** The verdict about a data point: whether it holds, what has changed since if not, and the form in which one is given. */
import { Form } from '@remix-run/react';
import type { BasisDifference, BasisFigure } from '#app/domain/verification/fingerprint.ts';
import { LONGEST_VERDICT_REMARK } from '#app/domain/verification/judging.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatDate, formatQuantity } from '../format.ts';
import { ProblemNote } from './problem-note.tsx';
import type { RefusedReview } from './refused.ts';

type NamedDifference = BasisDifference & {
  /** Null: the final value. */
  label?: string | null;
  unitSymbol?: string;
  wasIn?: string | null;
  isIn?: string | null;
};
export interface ShownVerdict {
  isVerified: boolean;
  remark: string | null;
  at: string;
  name: string | null;
  givenWith: number;
  holds: boolean;
  differences: NamedDifference[];
}

export function VerdictPanel({
  verdict,
  canJudge,
  isNotApplicable,
  fingerprint,
  refused,
}: {
  verdict: ShownVerdict | null;
  isNotApplicable: boolean;
  canJudge: boolean;
  fingerprint: string;
  refused: RefusedReview | undefined;
}) {
  const t = useText();
  return (
    <section className="section stack" aria-labelledby="verdict">
      <h2 id="verdict">{t('review.verdictNow')}</h2>
      {isNotApplicable && <p className="notice">{t('review.judgeNotApplicable')}</p>}
      {verdict ? <GivenVerdict verdict={verdict} /> : <p>{t('review.verdictNone')}</p>}
      {canJudge && <VerdictForm fingerprint={fingerprint} refused={refused} />}
    </section>
  );
}

function GivenVerdict({ verdict }: { verdict: ShownVerdict }) {
  const t = useText();
  const { isVerified, remark, at, name, givenWith, holds, differences } = verdict;
  return (
    <div className="stack-small">
      <p>
        {t(isVerified ? 'review.verdictYes' : 'review.verdictNo', {
          name: name ?? t('review.someone'),
          date: formatDate(at, t.locale),
        })}{' '}
        {givenWith > 1 && (
          <span className="small quiet">{t('review.givenTogether', { count: givenWith })}</span>
        )}
      </p>
      {remark && (
        <p className="said" lang="">
          {remark}
        </p>
      )}
      {holds && !isVerified && <p className="notice">{t('review.noMeans')}</p>}
      {!holds && (
        <>
          <p className="notice">{t('review.verdictDropped')}</p>
          <Differences differences={differences} />
        </>
      )}
    </div>
  );
}

function Differences({ differences }: { differences: readonly NamedDifference[] }) {
  const t = useText();
  return (
    <table className="cards-on-phone">
      <thead>
        <tr>
          <th scope="col">{t('review.what')}</th>
          <th scope="col">{t('review.was')}</th>
          <th scope="col">{t('review.is')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => {
          const [what, was, is] = wordsOf(one, t);
          return (
            <tr key={`${one.kind} ${what}`}>
              <th scope="row">{what}</th>
              <td data-label={t('review.was')}>{was}</td>
              <td data-label={t('review.is')}>{is}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function wordsOf(one: NamedDifference, t: Text): [string, string, string] {
  switch (one.kind) {
    case 'definition': {
      const revision = (text: string) => t('review.revision', { revision: text });
      return [t('review.definition'), revision(one.was), revision(one.is)];
    }
    case 'status':
      return [t('review.status'), t(`status.${one.was}`), t(`status.${one.is}`)];
    case 'statusReason':
      return [t('review.statusReason'), one.was, one.is];
    case 'figure': {
      const unit = one.unitSymbol ?? '';
      return [
        one.label ?? t('review.final'),
        figureWords(one.was, unit, one.wasIn ?? null, t),
        figureWords(one.is, unit, one.isIn ?? null, t),
      ];
    }
  }
}

const DECIMALS = 10;

function figureWords(
  figure: BasisFigure | null,
  unitSymbol: string,
  typedIn: string | null,
  t: Text,
): string {
  if (!figure) return t('review.nothing');
  const { value, isRead, from, year, reason } = figure;
  const shown = !isRead
    ? t('review.unread', { text: value })
    : value === 'yes' || value === 'no'
      ? t(`answer.${value}`)
      : formatQuantity(value, DECIMALS, unitSymbol, t.locale);
  return [
    shown,
    typedIn && t('review.typedIn', { unit: typedIn }),
    year !== null && t('review.ofYear', { year: String(year) }),
    from === 'own' && (reason ? t('review.because', { reason }) : t('review.ownNoReason')),
  ]
    .filter(Boolean)
    .join(', ');
}

function VerdictForm({
  fingerprint,
  refused,
}: {
  fingerprint: string;
  refused: RefusedReview | undefined;
}) {
  const t = useText();
  const describedBy = refused ? 'verdict-problem' : undefined;
  return (
    <Form method="post" className="form card" noValidate key={fingerprint}>
      <h3>{t('review.judge')}</h3>
      <p className="small quiet">{t('review.judgeText')}</p>
      {refused && <ProblemNote id="verdict-problem" problem={refused.problem} />}
      <input type="hidden" name="fingerprint" value={fingerprint} />
      <fieldset>
        <legend>{t('review.verdict')}</legend>
        {(['yes', 'no'] as const).map((answer) => (
          <div className="check" key={answer}>
            <input
              type="radio"
              id={`verdict-${answer}`}
              name="verdict"
              value={answer}
              defaultChecked={refused?.typed.verdict === answer}
              aria-describedby={describedBy}
            />
            <label htmlFor={`verdict-${answer}`}>{t(`review.${answer}`)}</label>
          </div>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="verdict-remark">{t('review.remark')}</label>
        <textarea
          id="verdict-remark"
          name="remark"
          rows={3}
          maxLength={LONGEST_VERDICT_REMARK}
          defaultValue={refused?.typed.remark}
          aria-invalid={refused?.problem === 'remarkNeeded' || undefined}
          aria-describedby={describedBy}
        />
      </div>
      <button type="submit" name="intent" value="verdict" className="button">
        {t('review.give')}
      </button>
    </Form>
  );
}
