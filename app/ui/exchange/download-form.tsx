/** Takes a round away as a file; a plain GET form whose buttons name the format. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

interface Segment {
  id: string;
  name: string;
  dimension: string;
}

export function DownloadForm({
  city,
  year,
  segments,
}: {
  city: string;
  year: number;
  segments: readonly Segment[];
}) {
  const t = useText();
  const dimensions = [...new Set(segments.map((segment) => segment.dimension))];
  return (
    <section className="stack" aria-labelledby="take-away">
      <h2 id="take-away">{t('exchange.download')}</h2>
      <p className="quiet">{t('exchange.downloadIntro')}</p>
      <form method="get" action={pathTo.roundFile(city, year, 'csv')} className="form">
        <label className="field">
          <span className="label">{t('exchange.part')}</span>
          <select name="segment" defaultValue="">
            <option value="">{t('exchange.wholeRound')}</option>
            {dimensions.map((dimension) => (
              <optgroup key={dimension} label={dimension}>
                {segments
                  .filter((segment) => segment.dimension === dimension)
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="label">{t('exchange.content')}</span>
          <select name="content" defaultValue="filled">
            <option value="filled">{t('exchange.content.filled')}</option>
            <option value="empty">{t('exchange.content.empty')}</option>
          </select>
        </label>
        <p className="row">
          <button
            type="submit"
            className="button plain"
            formAction={pathTo.roundFile(city, year, 'csv')}
          >
            {t('exchange.format.csv')}
          </button>
          <button
            type="submit"
            className="button plain"
            formAction={pathTo.roundFile(city, year, 'json')}
          >
            {t('exchange.format.json')}
          </button>
        </p>
      </form>
    </section>
  );
}
