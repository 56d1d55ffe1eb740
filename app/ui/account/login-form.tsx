/** E-mail and password. */
import type { FieldMetadata } from '@conform-to/react';
import { useText } from '#app/messages/text.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { TextField } from '../forms/field.tsx';

export function LoginForm({
  form,
  fields,
  next,
}: {
  form: { id: string; errors?: string[] };
  fields: { email: FieldMetadata<string>; password: FieldMetadata<string> };
  next: string;
}) {
  const t = useText();
  return (
    <form method="post" className="form" id={form.id} noValidate>
      <ErrorSummary
        form={form}
        fields={[
          [t('account.email'), fields.email],
          [t('account.password'), fields.password],
        ]}
      />
      <input type="hidden" name="next" value={next} />
      <TextField
        field={fields.email}
        label={t('account.email')}
        type="email"
        autoComplete="username"
      />
      <TextField
        field={fields.password}
        label={t('account.password')}
        type="password"
        autoComplete="current-password"
      />
      <button type="submit" className="button">
        {t('account.signIn')}
      </button>
    </form>
  );
}
