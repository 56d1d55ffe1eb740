/** From a score to the page that opens it down to its data points. */
import type { PublicGroup } from '#app/domain/publication/public-document.ts';
import { useText } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';

export function WhyLink({
  score,
  name = score.name,
  href,
}: {
  score: PublicGroup;
  name?: string;
  href: string;
}) {
  const t = useText();
  return (
    <p className="small no-print">
      <a href={href}>
        {score.kind === 'scored'
          ? t('why.linkOf', { name, percent: formatPercent(score.percent, score.band, t.locale) })
          : t('why.linkNone', { name })}
      </a>
    </p>
  );
}
