/** Beginning a second factor, and what is done with one that is on: both ask who is there. */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { TextField } from '../forms/field.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { CodeField } from './code-field.tsx';

interface Asked {
  email: string;
  hasPassword: boolean;
  result: SubmissionResult | undefined;
}

export function BeginFactorForm({ email, hasPassword, result }: Asked) {
  const t = useText();
  const [form, fields] = useForm({
    id: 'begin-factor',
    lastResult: result,
    defaultValue: { password: '' },
  });
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <ErrorSummary form={form} fields={[[t('account.currentPassword'), fields.password]]} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {hasPassword && (
        <TextField
          field={fields.password}
          label={t('account.currentPassword')}
          type="password"
          autoComplete="current-password"
        />
      )}
      <SubmitButton intent="begin">{t('factor.begin')}</SubmitButton>
    </Form>
  );
}

export function ChangeFactorForm({
  email,
  hasPassword,
  codesLeft,
  result,
}: Asked & { codesLeft: number }) {
  const t = useText();
  const [form, fields] = useForm({
    id: 'change-factor',
    lastResult: result,
    defaultValue: { password: '', code: '' },
  });
  return (
    <section className="section" aria-labelledby="change-factor-title">
      <h2 id="change-factor-title">{t('factor.change')}</h2>
      <p>{t('factor.codesLeft', { count: codesLeft })}</p>
      <p className="quiet small">{t('factor.changeText')}</p>
      <Form method="post" className="form" id={form.id} noValidate>
        <ErrorSummary
          form={form}
          fields={[
            [t('account.currentPassword'), fields.password],
            [t('factor.code'), fields.code],
          ]}
        />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        {hasPassword && (
          <TextField
            field={fields.password}
            label={t('account.currentPassword')}
            type="password"
            autoComplete="current-password"
          />
        )}
        <CodeField field={fields.code} hint={t('factor.codeHint')} />
        <div className="row">
          <SubmitButton intent="new-codes">{t('factor.newCodes')}</SubmitButton>
          <SubmitButton intent="remove" isPlain>
            {t('factor.remove')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}
