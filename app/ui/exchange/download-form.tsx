/** Takes a round away as a file; a plain GET form whose buttons name the format. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

interface Segment {
  id: string;
  name: string;
  dimension: string;
}
/** Somebody who has a part of the round, with how many KPIs it is. */
interface Person {
  id: string;
  name: string;
  count: number;
}

const CONTENTS = ['filled', 'empty'] as const;

export function DownloadForm({
  city,
  year,
  segments,
  people,
}: {
  city: string;
  year: number;
  segments: readonly Segment[];
  people: readonly Person[];
}) {
  const t = useText();
  return (
    <section className="stack" aria-labelledby="take-away">
      <h2 id="take-away">{t('exchange.download')}</h2>
      <p className="quiet">{t('exchange.downloadIntro')}</p>
      <form method="get" action={pathTo.roundFile(city, year, 'xlsx')} className="form">
        {people.length > 0 && (
          <label className="field">
            <span className="label">{t('exchange.person')}</span>
            <select name="person" defaultValue="">
              <option value="">{t('exchange.everyone')}</option>
              {people.map(({ id, name, count }) => (
                <option key={id} value={id}>
                  {t('exchange.personPart', { name, count })}
                </option>
              ))}
            </select>
          </label>
        )}
        <SegmentChoice segments={segments} />
        <label className="field">
          <span className="label">{t('exchange.content')}</span>
          <select name="content" defaultValue="filled">
            {CONTENTS.map((content) => (
              <option key={content} value={content}>
                {t(`exchange.content.${content}`)}
              </option>
            ))}
          </select>
        </label>
        <div className="stack-small">
          <p className="row">
            <button type="submit" className="button">
              {t('exchange.format.xlsx')}
            </button>
            {(['csv', 'json'] as const).map((format) => (
              <button
                key={format}
                type="submit"
                className="button plain"
                formAction={pathTo.roundFile(city, year, format)}
              >
                {t(`exchange.format.${format}`)}
              </button>
            ))}
          </p>
          <p className="small quiet">{t('exchange.formatHint')}</p>
        </div>
      </form>
    </section>
  );
}

/** None ticked is the whole round. */
function SegmentChoice({ segments }: { segments: readonly Segment[] }) {
  const t = useText();
  const dimensions = [...new Set(segments.map((segment) => segment.dimension))];
  return (
    <details className="segment-choice">
      <summary>{t('exchange.someSegments')}</summary>
      <p className="small quiet">{t('exchange.someSegmentsHint')}</p>
      {dimensions.map((dimension) => (
        <fieldset key={dimension}>
          <legend>{dimension}</legend>
          <div className="segment-boxes">
            {segments
              .filter((segment) => segment.dimension === dimension)
              .map(({ id, name }) => (
                <label key={id}>
                  <input type="checkbox" name="segment" value={id} />
                  {name}
                </label>
              ))}
          </div>
        </fieldset>
      ))}
    </details>
  );
}
