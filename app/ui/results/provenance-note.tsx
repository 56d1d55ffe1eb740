/** Says, wherever figures are shown, that a city is invented or that its figures are an extract. */
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { useText } from '#app/messages/text.tsx';

/** Nothing for a city's own round. */
export function ProvenanceNote({
  provenance,
  sourceDocument,
}: Pick<PublicDocument, 'provenance' | 'sourceDocument'>) {
  const t = useText();
  if (provenance === 'own') return null;
  return (
    <p className="notice">
      <strong>{t(`provenance.${provenance}`)}.</strong>
      {provenance === 'extract' && sourceDocument && (
        <> {t('provenance.extractOf', { document: sourceDocument })}</>
      )}
    </p>
  );
}

/** The same beside a city's name, in a word. */
export function ProvenanceTag({ provenance }: Pick<PublicDocument, 'provenance'>) {
  const t = useText();
  if (provenance === 'own') return null;
  return <span className="tag">{t(`provenance.${provenance}.short`)}</span>;
}
