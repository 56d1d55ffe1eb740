/** A one-time link, shown this once, to be passed on. */
import '#app/messages/security-words.client.ts';
import { useText } from '#app/messages/text.tsx';

export function NewLink({
  name,
  link,
  of,
}: {
  name: string;
  link: { url: string; mail: 'sent' | 'failed' | 'none' };
  of: 'invitation' | 'sign-in' | 'new-password' | 'reset';
}) {
  const t = useText();
  return (
    <div className="success" role="status">
      <p>{t(`mail.linkOf.${of === 'reset' ? 'new-password' : of}`, { name })}</p>
      <p>{t(`mail.link.${link.mail}`)}</p>
      <p>
        <input readOnly value={link.url} aria-label={t('admin.link')} className="link-box" />
      </p>
      <p className="small quiet">{t('mail.linkOnce')}</p>
    </div>
  );
}
