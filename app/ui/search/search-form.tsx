/** A search that works as a plain GET form, so that its result has an address. */
import type { ReactNode } from 'react';
import { useText } from '#app/messages/text.tsx';

export function SearchForm({
  label,
  text,
  children,
}: {
  label: string;
  text: string;
  children?: ReactNode;
}) {
  const t = useText();
  return (
    <form method="get" role="search" className="search">
      <label className="search-field">
        <span>{label}</span>
        <input type="search" name="q" defaultValue={text} maxLength={200} />
      </label>
      {children}
      <button type="submit" className="button">
        {t('search.submit')}
      </button>
    </form>
  );
}
