/** What is wrong with a form, in one place, each line leading to its field. */
import { useText, type MessageId } from '#app/messages/text.tsx';
import { useEffect, useRef } from 'react';

interface Asked {
  id: string;
  errors?: string[];
}

/** `fields` in the order of the form, by label. `form` holds what is wrong with the whole. */
export function ErrorSummary({
  form,
  fields,
}: {
  form: { errors?: string[] };
  fields: ReadonlyArray<readonly [label: string, field: Asked]>;
}) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const wrong = fields.filter(([, field]) => field.errors);
  const count = wrong.length + (form.errors?.length ?? 0);
  useEffect(() => {
    if (count > 0) box.current?.focus();
  }, [count]);
  if (count === 0) return null;
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={box}>
      {form.errors?.map((error) => (
        <p key={error}>{t(error as MessageId)}</p>
      ))}
      {wrong.length > 0 && (
        <>
          <p>{t('form.pleaseCorrect')}</p>
          <ul>
            {wrong.map(([label, field]) => (
              <li key={field.id}>
                <a href={`#${field.id}`}>{label}</a>:{' '}
                {field.errors?.map((error) => t(error as MessageId)).join(' ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
