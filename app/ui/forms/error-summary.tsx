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
  // every answer of the server brings new lists, also where it complains about the same fields
  const answer = [form.errors, ...fields.map(([, field]) => field.errors)];
  const shown = useRef<typeof answer>([]);
  useEffect(() => {
    const isNew = answer.some((errors, index) => errors !== shown.current[index]);
    shown.current = answer;
    if (isNew && count > 0) box.current?.focus();
  });
  if (count === 0) return null;
  return (
    // where no scripts run nothing else brings people here
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <div className="problem" role="alert" tabIndex={-1} ref={box} autoFocus>
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
