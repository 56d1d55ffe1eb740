/** Asks whom to invite, and as what. */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { ROLES } from '#app/domain/people/roles.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { CheckField, SelectField, TextField } from '../forms/field.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

export function InvitationForm({
  cities,
  hasMoreCities,
  city,
  known,
  result,
}: {
  cities: ReadonlyArray<{ slug: string; name: string }>;
  hasMoreCities: boolean;
  /** Slug of the city to begin with. */
  city: string;
  /** Who has an account with the e-mail that was typed. */
  known: { id: string; name: string } | undefined;
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
        {known && (
          <p>
            <a href={pathTo.adminPerson(known.id)}>{t('admin.goToPerson', { name: known.name })}</a>
          </p>
        )}
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
            hint={hasMoreCities ? t('admin.moreCities') : undefined}
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
        <SubmitButton>{t('admin.inviteSubmit')}</SubmitButton>
      </Form>
    </section>
  );
}
