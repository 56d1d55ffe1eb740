/** Whether the account has a second factor, and the way to its page. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

export function FactorOfAccount({ isOn }: { isOn: boolean }) {
  const t = useText();
  return (
    <section className="section stack-small" aria-labelledby="factor-title">
      <h2 id="factor-title">{t('factor.title')}</h2>
      <p>{t(isOn ? 'factor.sectionOn' : 'factor.sectionOff')}</p>
      <p>
        <a href={pathTo.secondFactor()}>{t(isOn ? 'factor.open' : 'factor.openOff')}</a>
      </p>
    </section>
  );
}
