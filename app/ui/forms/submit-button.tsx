/** The button that sends a form: says that it is busy, and does not send twice. */
import { useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';

/** `intent` tells the forms of one page apart. Without scripts it is an ordinary button. */
export function SubmitButton({
  intent,
  isPlain = false,
  children,
}: {
  intent?: string;
  isPlain?: boolean;
  children: ReactNode;
}) {
  const { state, formData } = useNavigation();
  const isSending = state !== 'idle' && formData !== undefined;
  const isOwn = isSending && (intent === undefined || formData.get('intent') === intent);
  return (
    <button
      type="submit"
      name={intent === undefined ? undefined : 'intent'}
      value={intent}
      className={isPlain ? 'button plain' : 'button'}
      aria-busy={isOwn || undefined}
      onClick={(event) => {
        if (isSending) event.preventDefault();
      }}
    >
      {children}
    </button>
  );
}
