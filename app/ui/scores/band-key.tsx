/** What the colours mean, once per page. */
import { useText } from '#app/messages/text.tsx';

export function BandKey() {
  const t = useText();
  return (
    <section aria-labelledby="band-key">
      <h2 id="band-key" className="visually-hidden">
        {t('band.key')}
      </h2>
      <ul className="key small">
        {([4, 3, 2, 1] as const).map((band) => (
          <li key={band}>
            <span className={`band band-${band}`}>{t(`band.${band}`)}</span>
          </li>
        ))}
        <li>
          <span className="band band-untargeted">{t('band.notBenchmarked')}</span>
        </li>
        <li>
          <span className="band band-none">{t('band.missing')}</span>
        </li>
      </ul>
    </section>
  );
}
