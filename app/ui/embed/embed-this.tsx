/** The HTML with which another site shows this wheel, ready to be copied. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

/** What most columns need; whoever has another width changes it. */
const HEIGHT = 1000;

export function EmbedThis({
  city: { slug, name },
  year,
  origin,
}: {
  city: { slug: string; name: string };
  year: string;
  /** The public address of the installation; null where it does not know it. */
  origin: string | null;
}) {
  const t = useText();
  const title = t('embed.pageTitle', { city: name, year });
  return (
    <details className="embed-this">
      <summary>{t('embed.open')}</summary>
      <p>{t('embed.intro', { year })}</p>
      {origin === null && <p>{t('embed.noAddress')}</p>}
      <pre tabIndex={0} role="group" aria-label={t('embed.html')}>
        <code>{snippetOf(`${origin ?? ''}${pathTo.embeddedWheel(slug, year)}`, title)}</code>
      </pre>
    </details>
  );
}

function snippetOf(address: string, title: string): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${HEIGHT}" loading="lazy" style="border: 0; max-width: 960px"></iframe>`;
}

/** For an attribute of HTML: names of cities can have any sign. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
