/** What became of a form that was posted whole. */
import { useText } from '#app/messages/text.tsx';

/** `saved`: the number of changes in the address after all of them were saved; null where none were posted. */
export function PostedNote({ saved, hasUnsaved }: { saved: string | null; hasUnsaved: boolean }) {
  const t = useText();
  if (hasUnsaved) {
    return (
      <p className="problem" role="alert">
        {t('save.someNotSaved')}
      </p>
    );
  }
  return saved === null ? null : (
    <p className="success" role="status">
      {t('save.savedCount', { count: Number(saved) || 0 })}
    </p>
  );
}
