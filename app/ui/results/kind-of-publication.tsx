/** In which form a result is public: self-reported, provisional or verified; and what was published beside it. */
import type { PublicationKind } from '#app/domain/publication/chain.ts';
import { pathTo } from '#app/domain/paths.ts';
import type { Text } from '#app/messages/text.tsx';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';

const KEYS = {
  'self-reported': 'publication.selfReported',
  provisional: 'publication.provisional',
  verified: 'publication.verified',
} as const;

export function kindText(kind: PublicationKind, t: Text): string {
  return t(KEYS[kind]);
}

/** In lists and heads: that a result is provisional, which must not be overlooked. */
export function ProvisionalTag({ kind }: { kind: PublicationKind }) {
  const t = useText();
  return kind === 'provisional' ? (
    <span className="tag">{t('publication.provisional')}</span>
  ) : null;
}

export interface Beside {
  hash: string;
  kind: PublicationKind;
  publishedAt: string;
}

/** A newer publication that is not verified, while the verified result stays the one that is shown. */
export function BesideNote({ beside }: { beside: Beside | null }) {
  const t = useText();
  if (!beside) return null;
  return (
    <p className="notice">
      {t(beside.kind === 'provisional' ? 'chain.besideProvisional' : 'chain.besideSelfReported', {
        date: formatDate(beside.publishedAt, t.locale),
      })}{' '}
      <a href={pathTo.publication(beside.hash)}>{t('chain.readBeside')}</a>
    </p>
  );
}
