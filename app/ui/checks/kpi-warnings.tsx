/** What the checks ask about a KPI, below its figures, so that nothing above moves while somebody types. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { describeWarning } from './describe-warning.ts';
import type { WarningOnPage } from './warnings-form.tsx';

export function KpiWarnings({
  city,
  year,
  warnings,
}: {
  city: string;
  year: number;
  /** The open ones. */
  warnings: readonly WarningOnPage[];
}) {
  const t = useText();
  return (
    <div aria-live="polite" className="kpi-warnings">
      {warnings.length > 0 && (
        <ul className="small">
          {warnings.map((warning) => (
            <li key={warning.key}>
              {describeWarning(t, warning.kind, warning.dataPoints)}{' '}
              <a href={`${pathTo.warnings(city, year)}#${warning.key}`}>
                {t('warnings.answerHere')}
                <span className="visually-hidden">
                  {' '}
                  {describeWarning(t, warning.kind, warning.dataPoints)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
