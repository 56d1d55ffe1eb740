/** The forms of one's own account. */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { TextField } from '../forms/field.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

export function RenameForm({
  name,
  result,
}: {
  name: string;
  result: SubmissionResult | undefined;
}) {
  const t = useText();
  const [form, fields] = useForm({ id: 'rename', lastResult: result, defaultValue: { name } });
  return (
    <section className="stack" aria-labelledby="rename-title">
      <h2 id="rename-title">{t('account.yourName')}</h2>
      <Form method="post" className="form" id={form.id} noValidate>
        <TextField
          field={fields.name}
          label={t('account.name')}
          hint={t('account.nameHint')}
          autoComplete="name"
        />
        <SubmitButton intent="rename">{t('account.saveName')}</SubmitButton>
      </Form>
    </section>
  );
}

export function PasswordForm({
  email,
  hasPassword,
  result,
}: {
  email: string;
  hasPassword: boolean;
  result: SubmissionResult | undefined;
}) {
  const t = useText();
  const [form, fields] = useForm({
    id: 'password',
    lastResult: result,
    defaultValue: { currentPassword: '', newPassword: '' },
  });
  return (
    <section className="section" aria-labelledby="password-title">
      <h2 id="password-title">
        {t(hasPassword ? 'account.changePassword' : 'account.setPassword')}
      </h2>
      <p className="quiet small">{t('account.passwordText')}</p>
      <Form method="post" className="form" id={form.id} noValidate>
        <ErrorSummary
          form={form}
          fields={[
            [t('account.currentPassword'), fields.currentPassword],
            [t('account.newPassword'), fields.newPassword],
          ]}
        />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        {hasPassword && (
          <TextField
            field={fields.currentPassword}
            label={t('account.currentPassword')}
            type="password"
            autoComplete="current-password"
          />
        )}
        <TextField
          field={fields.newPassword}
          label={t('account.newPassword')}
          hint={t('account.passwordRule')}
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton intent="password">
          {t(hasPassword ? 'account.changePassword' : 'account.setPassword')}
        </SubmitButton>
      </Form>
    </section>
  );
}
