/** What the checks ask about the KPI, and what the city has answered. */
import type { WarningKind } from '#app/domain/checks/warning.ts';
import { useText } from '#app/messages/text.tsx';
import { describeWarning } from '../checks/describe-warning.ts';

interface CheckOfValue {
  key: string;
  kind: WarningKind;
  dataPoints: ReadonlyArray<{ label: string; unit: string }>;
  answer: { reason: string; isForTheseFigures: boolean } | null;
}

export function ChecksOfValue({ warnings }: { warnings: readonly CheckOfValue[] }) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="checks">
      <h2 id="checks">{t('review.warnings')}</h2>
      {warnings.length === 0 && <p>{t('review.noWarnings')}</p>}
      <ul className="bare-list stack">
        {warnings.map(({ key, kind, dataPoints, answer }) => (
          <li key={key} className="stack-small">
            <p>{describeWarning(t, kind, dataPoints)}</p>
            <p className="small quiet">
              {!answer || answer.reason === ''
                ? t('review.notAnswered')
                : t(answer.isForTheseFigures ? 'review.cityAnswers' : 'review.staleAnswer', {
                    reason: answer.reason,
                  })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
