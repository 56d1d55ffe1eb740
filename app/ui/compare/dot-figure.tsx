/** Dimensions and segments of the compared cities on one scale. */
import { DotComparison } from '#app/charts/dot-comparison/dot-comparison.tsx';
import { letterOf } from '#app/charts/dot-comparison/dot-layout.ts';
import type { GroupRow } from '#app/domain/comparison/compare.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { ChartFigure, type ChartFile } from '../charts/chart-figure.tsx';
import { formatPercent } from '../format.ts';
import { Letter } from './city-cards.tsx';
import { comparisonIslandData, dotRowsOf } from './dot-words.ts';

export function DotFigure({
  groups,
  names,
  files,
}: {
  groups: readonly GroupRow[];
  names: readonly string[];
  files: readonly ChartFile[];
}) {
  const t = useText();
  const title = t('compare.dots');
  const rows = dotRowsOf(groups);
  return (
    <ChartFigure
      id="dots"
      title={title}
      finding={findingOf(groups, names, t)}
      island={{ kind: 'comparison', data: comparisonIslandData(groups, names, t) }}
      files={files}
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">{t('compare.group')}</th>
              {names.map((name, index) => (
                <th scope="col" className="number" key={name}>
                  {`${letterOf(index)} ${name}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.id}>
                <th scope="row">{group.name}</th>
                {group.scores.map((score, index) => (
                  <td className="number" key={names[index]}>
                    {score.kind === 'scored'
                      ? `${formatPercent(score.percent, score.band, t.locale)} %`
                      : '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <ul className="tags letters">
        {names.map((name, index) => (
          <li key={name} className="row">
            <Letter city={index} /> {name}
          </li>
        ))}
      </ul>
      <DotComparison
        rows={rows}
        title={title}
        width={1100}
        isNarrow={false}
        className="on-wide-chart"
      />
      <DotComparison
        rows={rows}
        title={title}
        width={720}
        isNarrow={false}
        className="on-middle-chart"
      />
      <DotComparison rows={rows} title={title} width={328} isNarrow className="on-narrow-chart" />
    </ChartFigure>
  );
}

/** The dimensions that at least two cities have a score of, city by city. */
function findingOf(groups: readonly GroupRow[], names: readonly string[], t: Text): string {
  const list = new Intl.ListFormat(t.locale, { type: 'unit' });
  const sentences = groups
    .filter(
      ({ dimension, scores }) =>
        dimension === null && scores.filter(({ kind }) => kind === 'scored').length > 1,
    )
    .map(({ name, scores }) =>
      t('compare.dotsFinding', {
        name,
        list: list.format(
          scores.flatMap((score, index) =>
            score.kind === 'scored'
              ? [
                  t('compare.dotsOf', {
                    city: names[index] ?? '',
                    percent: formatPercent(score.percent, score.band, t.locale),
                  }),
                ]
              : [],
          ),
        ),
      }),
    );
  return sentences.length > 0 ? sentences.join(' ') : t('compare.dotsNone');
}
