/** One cell of a file: where it stands, what it is about, what is there now and what it says. */
import type { TypedFigure } from '#app/domain/entry/field-spec.ts';
import type { ProposalKind } from '#app/domain/exchange/propose-changes.ts';
import type { CellProblem } from '#app/domain/exchange/file-row.ts';
import { useText } from '#app/messages/text.tsx';
import { describeText, labelOfField } from '../history/history-words.ts';
import { describeCellProblem } from './describe-cell.ts';

export interface ProposalOnPage {
  index: number;
  kind: ProposalKind;
  address: string;
  field: string | null;
  canBeApplied: boolean;
  /** null: it could not be told what the cell is about. */
  name: { code: string; label: string } | null;
  /** Units are symbols; '' where there is nothing to say. */
  was: TypedFigure;
  now: TypedFigure;
  problem?: CellProblem;
  question?: { asThousands: string; asDecimal: string };
}

export function ProposalRow({ proposal }: { proposal: ProposalOnPage }) {
  const t = useText();
  const { index, kind, address, field, name, was, now, problem, question } = proposal;
  const said = (figure: TypedFigure) =>
    field === null ? figure.text : describeText(t, field, shownFigure(figure));
  // what stands in a cell that is an error is shown as it stands there
  const saidNow = problem ? now.text : said(now);
  return (
    <tr data-kind={kind}>
      <td data-label={t('exchange.take')}>
        {proposal.canBeApplied && !question && (
          <input
            type="checkbox"
            name="take"
            value={index}
            defaultChecked={kind !== 'conflict'}
            aria-label={t('exchange.takeCell', { address })}
          />
        )}
      </td>
      <th scope="row" className="cell-address">
        {address}
      </th>
      <td data-label={t('exchange.what')}>
        {name ? (
          <div>
            {name.label}
            <span className="small quiet proposal-field">
              {name.code === name.label ? '' : `${name.code} · `}
              {field && labelOfField(t, field)}
            </span>
          </div>
        ) : (
          t('exchange.notKnown')
        )}
      </td>
      <td data-label={t('exchange.was')}>
        {was.text === '' ? <span className="quiet">{t('history.nothing')}</span> : said(was)}
      </td>
      <td data-label={t('exchange.now')}>
        <div>
          {kind !== 'unchanged' && <span className="kind-chip">{t(`exchange.chip.${kind}`)}</span>}{' '}
          {now.text === '' ? <span className="quiet">{t('history.nothing')}</span> : saidNow}
          {problem && <span className="cell-problem">{describeCellProblem(t, problem)}</span>}
          {question && (
            <label className="cell-question">
              {t('exchange.question')}{' '}
              <select name={`answer/${index}`} defaultValue="" className="inline-choice">
                <option value="">{t('exchange.leaveOut')}</option>
                <option value="asThousands">{question.asThousands}</option>
                <option value="asDecimal">{question.asDecimal}</option>
              </select>
            </label>
          )}
        </div>
      </td>
    </tr>
  );
}

export function shownFigure({ text, unit }: TypedFigure): string {
  return unit === '' ? text : `${text} ${unit}`;
}
