/** Taking one's data away, and deleting the account. */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { TextField } from '../forms/field.tsx';

export function DataOfAccount({
  email,
  hasPassword,
  result,
  refusal,
}: {
  email: string;
  hasPassword: boolean;
  result: SubmissionResult | undefined;
  /** Why the account cannot be deleted. */
  refusal:
    { kind: 'lastAdministrator' } | { kind: 'lastCoordinator'; cities: string[] } | undefined;
}) {
  const t = useText();
  const [form, fields] = useForm({
    id: 'delete-account',
    lastResult: result,
    defaultValue: { password: '' },
  });
  return (
    <section className="section stack" aria-labelledby="data-title">
      <h2 id="data-title">{t('ownData.title')}</h2>
      <p>
        {t('ownData.exportText')}{' '}
        <a href={pathTo.ownData()} download>
          {t('ownData.export')}
        </a>
      </p>
      {refusal && (
        <p className="problem" role="alert">
          {refusal.kind === 'lastAdministrator'
            ? t('ownData.lastAdministrator')
            : t('ownData.lastCoordinator', { cities: refusal.cities.join(', ') })}
        </p>
      )}
      <details open={Boolean(result) || undefined}>
        <summary>{t('ownData.delete')}</summary>
        <Form method="post" className="form deletion" id={form.id} noValidate>
          <ErrorSummary form={form} fields={[[t('account.currentPassword'), fields.password]]} />
          <p>{t('ownData.goes')}</p>
          <p>{t('ownData.stays')}</p>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          {hasPassword && (
            <TextField
              field={fields.password}
              label={t('account.currentPassword')}
              type="password"
              autoComplete="current-password"
            />
          )}
          <button type="submit" name="intent" value="delete" className="button danger">
            {t('ownData.deleteNow')}
          </button>
        </Form>
      </details>
    </section>
  );
}
