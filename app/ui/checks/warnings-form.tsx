/** The questions of the checks one below the other, each with room for the city's answer; a plain form. */
import { Form } from '@remix-run/react';
import { fieldName, type FieldResult } from '#app/domain/entry/fields.ts';
import { pathTo } from '#app/domain/paths.ts';
import { AGAIN, REVISION, WAS } from '#app/domain/entry/posted-changes.ts';
import { useText } from '#app/messages/text.tsx';
import { stateOf } from '../entry/use-saver.ts';
import { SaveNote } from '../entry/save-note.tsx';
import { describeWarning } from './describe-warning.ts';
import type { WarningKind } from '#app/domain/checks/warning.ts';

export interface WarningOnPage {
  key: string;
  kind: WarningKind;
  message: string;
  source: string | null;
  dataPoints: Array<{ id: string; label: string; unit: string }>;
  segment: string | null;
  kpiIds: readonly string[];
  kpi: { id: string; name: string; code: string } | null;
  answer: { reason: string; revision: number; isForTheseFigures: boolean } | null;
  isOpen: boolean;
}

interface Posted {
  results: FieldResult[];
  typed: Record<string, string>;
  at: string;
}

export function WarningsForm({
  city,
  year,
  warnings,
  canAnswer,
  posted,
}: {
  city: string;
  year: number;
  warnings: readonly WarningOnPage[];
  canAnswer: boolean;
  posted: Posted | undefined;
}) {
  const t = useText();
  if (warnings.length === 0) return <p>{t('warnings.none')}</p>;
  return (
    <Form method="post" className="stack" noValidate>
      <ul className="warning-list">
        {warnings.map((warning) => (
          <li key={warning.key} id={warning.key} className="warning">
            <WarningText warning={warning} city={city} year={year} canAnswer={canAnswer} />
            {canAnswer ? (
              <Answer warning={warning} posted={posted} />
            ) : (
              warning.answer?.reason && <p>{warning.answer.reason}</p>
            )}
          </li>
        ))}
      </ul>
      {canAnswer && (
        <p>
          <button type="submit" className="button">
            {t('warnings.save')}
          </button>
        </p>
      )}
    </Form>
  );
}

/** Where a warning belongs, what was found, and what the check is about. */
function WarningText({
  warning,
  city,
  year,
  canAnswer,
}: {
  warning: WarningOnPage;
  city: string;
  year: number;
  canAnswer: boolean;
}) {
  const t = useText();
  const [first] = warning.dataPoints;
  const place = warning.kpi ? warning.kpi.name : t('warnings.wholeRound');
  return (
    <div className="stack-small">
      <h2 className="warning-place">
        {warning.segment && first ? (
          <a
            href={
              canAnswer
                ? pathTo.segment(city, year, warning.segment, first.id)
                : pathTo.reviewDataPoint(city, year, first.id)
            }
          >
            {place}
          </a>
        ) : (
          place
        )}
      </h2>
      <p>
        <strong>{describeWarning(t, warning.kind, warning.dataPoints)}</strong>
      </p>
      <p className="small quiet">
        {warning.message} {warning.source && `(${warning.source})`}
      </p>
    </div>
  );
}

function Answer({ warning, posted }: { warning: WarningOnPage; posted: Posted | undefined }) {
  const t = useText();
  const name = fieldName.warning(warning.key);
  const result = posted?.results.find((one) => one.field === name);
  const stored = warning.answer?.reason ?? '';
  const isStale = stored !== '' && warning.isOpen;
  const id = `answer-${warning.key}`;
  return (
    <div className="entry-field entry-long">
      <input
        type="hidden"
        name={`${WAS}${name}`}
        value={result?.kind === 'conflict' ? result.theirs : stored}
        readOnly
      />
      <input
        type="hidden"
        name={`${REVISION}warning/${warning.key}`}
        value={result?.kind === 'conflict' ? result.revision : (warning.answer?.revision ?? 0)}
        readOnly
      />
      <label htmlFor={id}>{t('warnings.answer')}</label>
      <textarea
        id={id}
        name={name}
        rows={2}
        defaultValue={posted?.typed[name] ?? stored}
        aria-describedby={isStale ? `${id}-stale` : undefined}
      />
      {isStale && (
        <>
          <p className="hint" id={`${id}-stale`}>
            {t('warnings.stale')}
          </p>
          <div className="check">
            <input id={`${id}-again`} type="checkbox" name={AGAIN} value={name} />
            <label htmlFor={`${id}-again`}>{t('warnings.again')}</label>
          </div>
        </>
      )}
      <SaveNote
        id={`${id}-state`}
        field={name}
        state={result && stateOf(result, posted?.at ?? '')}
        mine={posted?.typed[name] ?? ''}
      />
    </div>
  );
}
