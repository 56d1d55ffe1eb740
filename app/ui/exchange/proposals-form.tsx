/** Every change that a file would make, cell by cell, with the choice of what to bring in; a plain form. */
import { Form } from '@remix-run/react';
import type { ProposalKind } from '#app/domain/exchange/propose-changes.ts';
import { useText } from '#app/messages/text.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { describeText, labelOfField } from '../history/history-words.ts';
import { ProposalRow, shownFigure, type ProposalOnPage } from './proposal-row.tsx';

export interface Draft {
  id: string;
  file: string;
  /** Names of columns that nothing reads. */
  unread: string[];
  isOfOtherRound: boolean;
  proposals: ProposalOnPage[];
}

/** What the table shows; what is unchanged stands below it. */
const KINDS = ['new', 'changed', 'conflict', 'error'] as const satisfies readonly ProposalKind[];

export function ProposalsForm({ draft }: { draft: Draft }) {
  const t = useText();
  const { proposals } = draft;
  const listed = proposals.filter((one) => one.kind !== 'unchanged');
  const unchanged = proposals.filter((one) => one.kind === 'unchanged');
  const count = (kind: ProposalKind) => proposals.filter((one) => one.kind === kind).length;
  return (
    <Form method="post" className="proposals stack">
      <input type="hidden" name="draft" value={draft.id} />
      <div className="stack-small">
        <h2>{t('exchange.preview', { file: draft.file })}</h2>
        <p>
          {t('exchange.counts', {
            new: count('new'),
            changed: count('changed'),
            conflict: count('conflict'),
            error: count('error'),
            unchanged: unchanged.length,
          })}
        </p>
        {draft.isOfOtherRound && <p className="notice">{t('exchange.otherRound')}</p>}
        {draft.unread.length > 0 && (
          <p className="small quiet">
            {t('exchange.unread', {
              count: draft.unread.length,
              columns: draft.unread.join(', '),
            })}
          </p>
        )}
      </div>
      {listed.length === 0 ? (
        <p>{t('exchange.nothingToDo')}</p>
      ) : (
        <>
          <KindFilter counts={KINDS.map((kind) => [kind, count(kind)])} all={listed.length} />
          <p className="small quiet" id="how-to-choose">
            {t('exchange.howToChoose')}
          </p>
          <div className="table-scroll">
            <table className="cards-on-phone" aria-describedby="how-to-choose">
              <thead>
                <tr>
                  <th scope="col">{t('exchange.take')}</th>
                  <th scope="col">{t('exchange.cell')}</th>
                  <th scope="col">{t('exchange.what')}</th>
                  <th scope="col">{t('exchange.was')}</th>
                  <th scope="col">{t('exchange.now')}</th>
                </tr>
              </thead>
              <tbody>
                {listed.map((one) => (
                  <ProposalRow key={one.index} proposal={one} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <p className="row proposals-foot">
        {listed.some((one) => one.canBeApplied) && (
          <SubmitButton intent="apply">{t('exchange.apply')}</SubmitButton>
        )}
        <SubmitButton intent="discard" isPlain>
          {t('exchange.discard')}
        </SubmitButton>
      </p>
      {unchanged.length > 0 && (
        <details>
          <summary>{t('exchange.unchanged', { count: unchanged.length })}</summary>
          <ul className="unchanged-cells small">
            {unchanged.map((one) => (
              <li key={one.index}>
                <span className="cell-address">{one.address}</span> {one.name?.label},{' '}
                {one.field && labelOfField(t, one.field)}:{' '}
                {one.field && describeText(t, one.field, shownFigure(one.was))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Form>
  );
}

/** Shows one kind of change at a time. The choice works by style alone, so that no tick is lost by looking. */
function KindFilter({
  counts,
  all,
}: {
  counts: ReadonlyArray<readonly [(typeof KINDS)[number], number]>;
  all: number;
}) {
  const t = useText();
  return (
    <fieldset className="kind-filter">
      <legend>{t('exchange.show')}</legend>
      <div className="row">
        <label>
          <input type="radio" name="show" value="all" id="show-all" defaultChecked />
          {t('exchange.kind.all', { count: all })}
        </label>
        {counts
          .filter(([, count]) => count > 0)
          .map(([kind, count]) => (
            <label key={kind}>
              <input type="radio" name="show" value={kind} id={`show-${kind}`} />
              {t(`exchange.kind.${kind}`, { count })}
            </label>
          ))}
      </div>
    </fieldset>
  );
}
