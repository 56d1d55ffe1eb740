/** What was typed for a data point: each figure with its year and where it comes from. */
import type { ExplainedFigure, Explanation } from '#app/domain/explanation/explain-data-point.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { SourceNote } from '../results/source-note.tsx';
import { figureText, typedText } from './figures.ts';

export function TypedFigures({ explanation }: { explanation: Explanation }) {
  const t = useText();
  const { dataPoint, figures, absent, calculation } = explanation;
  if (dataPoint.result.kind === 'confidential') return <p>{t('explain.confidential')}</p>;
  if (dataPoint.result.kind === 'notVerified') return <p>{t('explain.notVerified')}</p>;
  if (dataPoint.result.kind === 'suppressed') return <p>{t('explain.suppressed')}</p>;
  return (
    <>
      {figures.length > 0 && (
        <table className="cards-on-phone">
          <thead>
            <tr>
              <th scope="col">{t('explain.figure')}</th>
              <th scope="col" className="number">
                {t('dataPoints.value')}
              </th>
              <th scope="col">{t('explain.year')}</th>
              <th scope="col">{t('explain.from')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <FigureRow key={`${figure.kind}/${figure.id}`} figure={figure} t={t} />
            ))}
          </tbody>
        </table>
      )}
      {calculation?.kind === 'final' && <p>{t('explain.typedAsFinal')}</p>}
      {absent.length > 0 && calculation?.kind !== 'final' && (
        <p>{t('explain.absent', { list: listOf(absent, t) })}</p>
      )}
      <SourceNote dataPoint={dataPoint} />
    </>
  );
}

function FigureRow({ figure, t }: { figure: ExplainedFigure; t: Text }) {
  const note = 'source' in figure ? figure.source : figure.overrideReason;
  return (
    <tr>
      <th scope="row">{figure.label}</th>
      <td className="number" data-label={t('dataPoints.value')}>
        <span>
          {figureText(figure, t)}
          {figure.typedUnitSymbol && (
            <span className="small quiet">
              {' '}
              {t('explain.typedAs', { text: typedText(figure) })}
            </span>
          )}
        </span>
      </td>
      <td data-label={t('explain.year')}>{figure.referenceYear ?? '–'}</td>
      <td data-label={t('explain.from')} className="small">
        <span>
          {t(`explain.from.${figure.kind}`)}
          {note && <span lang="">: {note}</span>}
        </span>
      </td>
    </tr>
  );
}

function listOf(labels: readonly string[], t: Text): string {
  return new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(labels);
}
