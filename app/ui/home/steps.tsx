/** The way from figures to a decision, in three steps. */
import { useText } from '#app/messages/text.tsx';

export function Steps() {
  const t = useText();
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="visually-hidden">
        {t('home.steps')}
      </h2>
      <ol className="cards steps">
        {(['enter', 'score', 'publish'] as const).map((step, index) => (
          <li key={step} className="card">
            <h3>
              <span className="step-number">{index + 1}</span> {t(`home.${step}`)}
            </h3>
            <p>{t(`home.${step}Text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
