/** Who added which file to a data point, who removed it and why, newest first. */
import type { EvidenceAction } from '#app/domain/evidence/evidence.ts';
import { useText } from '#app/messages/text.tsx';
import { formatMoment } from '../format.ts';

export interface ListedEvidenceEvent {
  key: string;
  href: string;
  fileName: string;
  at: string;
  what: EvidenceAction;
  reason: string | null;
  name: string | null;
}

export function EvidenceEvents({ events }: { events: readonly ListedEvidenceEvent[] }) {
  const t = useText();
  if (events.length === 0) return null;
  return (
    <section className="section" aria-labelledby="evidence-history">
      <h2 id="evidence-history">{t('evidence.history')}</h2>
      <ul className="evidence-events">
        {events.map((event) => (
          <li key={event.key}>
            <span className="quiet small">{formatMoment(event.at, t.locale)}</span>{' '}
            <a href={event.href} dir="auto">
              {t(`evidence.did.${event.what}`, {
                name: event.name ?? t('history.nobody'),
                file: event.fileName,
                reason: event.reason ?? '',
              })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
