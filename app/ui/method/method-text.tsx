/** The method in words, with the two worked examples that U4SSC prints. */
import type { ProgressRule } from '#app/domain/definitions/schema.ts';
import { useText } from '#app/messages/text.tsx';

export function MethodText({
  expected,
  standard,
  note,
  targetSet,
  progress,
}: {
  expected: { kpis: number; dataPoints: number; segments: number };
  standard: string;
  note: string;
  targetSet: {
    name: string;
    version: string;
    note: string;
    count: number;
    u4ssc: number;
    low: number;
  };
  progress: Omit<ProgressRule, 'version'> & { horizon: number };
}) {
  const t = useText();
  return (
    <div className="prose">
      <h2 id="in-short">{t('method.short')}</h2>
      <ol>
        <li>{t('method.short1', { kpis: expected.kpis, dataPoints: expected.dataPoints })}</li>
        <li>{t('method.short2')}</li>
        <li>{t('method.short3', { segments: expected.segments })}</li>
        <li>{t('method.short4')}</li>
      </ol>

      <h2 id="bands">{t('method.bands')}</h2>
      <p>{t('method.bandsText')}</p>
      <table>
        <caption>{t('method.bandsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('method.percentOfTarget')}</th>
            <th scope="col" className="number">
              {t('method.points')}
            </th>
            <th scope="col">{t('method.broadband')}</th>
          </tr>
        </thead>
        <tbody>
          {([4, 3, 2, 1] as const).map((band) => (
            <tr key={band}>
              <th scope="row">
                <span className={`band band-${band}`}>{t(`band.${band}`)}</span>
              </th>
              <td className="number">{band}</td>
              <td>{t(`method.broadband.${band}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet">{t('method.bandsSource')}</p>

      <h2 id="groups">{t('method.groups')}</h2>
      <p>{t('method.groupsText')}</p>
      <p>{t('method.example1')}</p>
      <p>{t('method.example2')}</p>
      <p>{t('method.noTotal')}</p>
      <p className="small quiet">{t('method.groupsSource')}</p>

      <h2 id="gaps">{t('method.gaps')}</h2>
      <p>{t('method.gapsText')}</p>
      <p>{t('method.range')}</p>
      <p className="formula">{t('method.rangeFormula')}</p>
      <p>{t('method.extracts')}</p>

      <h2 id="honesty">{t('method.honesty')}</h2>
      <p>{t('method.honestyText')}</p>
      <p>{t('method.views')}</p>

      <h2 id="sensitivity">{t('method.sensitivity')}</h2>
      <p>{t('method.sensitivityText')}</p>

      <h2 id="targets">{t('method.targets')}</h2>
      <p>
        {t('method.targetsText', {
          name: targetSet.name,
          count: targetSet.count,
          u4ssc: targetSet.u4ssc,
        })}
      </p>
      <p>{t('method.targetsLow', { low: targetSet.low })}</p>
      <p className="small">{targetSet.note}</p>

      <h2 id="percent">{t('method.percent')}</h2>
      <p>{t('method.percentText')}</p>
      <ul>
        {(['linear', 'ratio', 'nearest', 'yesNo', 'checklist'] as const).map((method) => (
          <li key={method}>
            <strong>{t(`method.of.${method}`)}</strong> {t(`target.method.${method}`)}
          </li>
        ))}
      </ul>
      <p>{t('method.exact')}</p>
      <p>{t('method.mean')}</p>

      <h2 id="sdgs">{t('method.goals')}</h2>
      <p>{t('method.goalsText')}</p>

      <ProgressText progress={progress} />

      <h2 id="trust">{t('method.trust')}</h2>
      <p>{t('method.publication')}</p>
      <p>{t('method.confidential')}</p>
      <p>{t('suppression.method')}</p>

      <h2 id="standard">{t('method.standard')}</h2>
      <p>{t('method.standardText', { standard })}</p>
      <p className="small">{note}</p>
    </div>
  );
}

function ProgressText({ progress }: Pick<Parameters<typeof MethodText>[0], 'progress'>) {
  const t = useText();
  const { note, horizon, ...thresholds } = progress;
  return (
    <>
      <h2 id="progress">{t('method.progress')}</h2>
      <p>{t('method.progressCurrent', thresholds)}</p>
      <p>{t('method.progressPace', thresholds)}</p>
      <p>{t('method.progressUnheld', thresholds)}</p>
      <p>{t('method.progressAnticipated', { horizon: String(horizon) })}</p>
      <p>{t('method.progressWords')}</p>
      <ol>
        {(
          ['achieved', 'notEnoughData', 'onTrack', 'movingAway', 'tooSlow', 'noProgress'] as const
        ).map((status) => (
          <li key={status}>
            <strong>{t(`progress.${status}`)}</strong> {t(`method.progress.${status}`, thresholds)}
          </li>
        ))}
      </ol>
      <p>{t('method.progressExample')}</p>
      <p>{t('method.progressBreaks')}</p>
      <p className="small quiet">{note}</p>
    </>
  );
}
