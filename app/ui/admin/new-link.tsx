/** A one-time link, shown this once, to be passed on. */
import { useText } from '#app/messages/text.tsx';

export function NewLink({
  name,
  link,
  of,
}: {
  name: string;
  link: string;
  of: 'invitation' | 'sign-in' | 'new-password';
}) {
  const t = useText();
  return (
    <div className="success" role="status">
      <p>{t(`admin.linkOf.${of}`, { name })}</p>
      <p>
        <input readOnly value={link} aria-label={t('admin.link')} className="link-box" />
      </p>
      <p className="small quiet">{t('admin.linkOnce')}</p>
    </div>
  );
}
