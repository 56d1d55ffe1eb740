/** Asks whom to invite, and as what. */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { ROLES } from '#app/domain/people/roles.ts';
import { useText } from '#app/messages/text.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { CheckField, SelectField, TextField } from '../forms/field.tsx';

export function InvitationForm({
  cities,
  city,
  result,
}: {
  cities: ReadonlyArray<{ slug: string; name: string }>;
  city: string;
  result: SubmissionResult | undefined;
}) {
  const t = useText();
  const [form, fields] = useForm({
    id: 'invite',
    lastResult: result,
    defaultValue: { name: '', email: '', city, role: 'coordinator', isAdministrator: '' },
  });
  return (
    <section className="section" aria-labelledby="invite-title">
      <h2 id="invite-title">{t('admin.invite')}</h2>
      <Form method="post" className="form" id={form.id} noValidate>
        <ErrorSummary
          form={form}
          fields={[
            [t('account.name'), fields.name],
            [t('account.email'), fields.email],
            [t('admin.city'), fields.city],
            [t('admin.role'), fields.role],
          ]}
        />
        <div className="form-row">
          <TextField field={fields.name} label={t('account.name')} autoComplete="off" />
          <TextField
            field={fields.email}
            label={t('account.email')}
            type="email"
            autoComplete="off"
          />
        </div>
        <div className="form-row">
          <SelectField
            field={fields.city}
            label={t('admin.city')}
            options={[
              ['', t('admin.noCity')] as const,
              ...cities.map((one) => [one.slug, one.name] as const),
            ]}
          />
          <SelectField
            field={fields.role}
            label={t('admin.role')}
            options={ROLES.map((role) => [role, t(`admin.role.${role}`)] as const)}
          />
        </div>
        <CheckField
          field={fields.isAdministrator}
          label={t('admin.isAdministrator')}
          hint={t('admin.isAdministratorHint')}
        />
        <button type="submit" className="button">
          {t('admin.inviteSubmit')}
        </button>
      </Form>
    </section>
  );
}
