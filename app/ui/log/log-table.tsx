/** The lines of a log, newest first, each with the beginning of its hash. */
import { useText } from '#app/messages/text.tsx';
import { formatMoment } from '../format.ts';

interface Line {
  sequence: number;
  at: string;
  person: string;
  action: string;
  about: string;
  href?: string;
  sealedHref?: string;
  hash: string;
}

export function LogTable({ lines }: { lines: readonly Line[] }) {
  const t = useText();
  if (lines.length === 0) return null;
  return (
    <table className="cards-on-phone log">
      <thead>
        <tr>
          <th scope="col">{t('log.what')}</th>
          <th scope="col">{t('log.about')}</th>
          <th scope="col">{t('log.who')}</th>
          <th scope="col">{t('log.when')}</th>
          <th scope="col">{t('log.line')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.sequence}>
            <th scope="row">{line.action}</th>
            <td data-label={t('log.about')}>
              <span>
                {line.href ? <a href={line.href}>{line.about}</a> : line.about || '–'}
                {line.sealedHref && (
                  <>
                    {' · '}
                    <a href={line.sealedHref} download>
                      {t('log.sealed')}
                    </a>
                  </>
                )}
              </span>
            </td>
            <td data-label={t('log.who')}>{line.person}</td>
            <td data-label={t('log.when')}>{formatMoment(line.at, t.locale)}</td>
            <td data-label={t('log.line')} className="small quiet">
              <span>
                {line.sequence} <code title={line.hash}>{line.hash.slice(0, 8)}</code>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
