/** Who has which role in a city: to change, to take away, to give to someone else. */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { ROLES } from '#app/domain/people/roles.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { SelectField, TextField } from '../forms/field.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { RoleChoice } from './role-choice.tsx';

interface Member {
  id: string;
  name: string;
  email: string;
  role: (typeof ROLES)[number];
}

export function PeopleOfCity({
  members,
  result,
}: {
  members: readonly Member[];
  result: SubmissionResult | undefined;
}) {
  const t = useText();
  return (
    <section aria-labelledby="people" className="stack">
      <h2 id="people">{t('admin.peopleOfCity')}</h2>
      {members.length === 0 && <p className="quiet">{t('admin.nobody')}</p>}
      <ul className="bare-list stack">
        {members.map((member) => (
          <li key={`${member.id} ${member.role}`} className="stack-small">
            <span>
              <a href={pathTo.adminPerson(member.id)}>{member.name}</a>{' '}
              <span className="quiet small">{member.email}</span>
            </span>
            <Form method="post" className="row">
              <input type="hidden" name="account" value={member.id} />
              <RoleChoice
                label={t('admin.roleOfPerson', { name: member.name })}
                chosen={member.role}
              />
              <SubmitButton intent="set-role" isPlain>
                {t('admin.changeRole')}
              </SubmitButton>
              <SubmitButton intent="remove-role" isPlain>
                {t('admin.removeRole')}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
      <InvitationToCity result={result} />
    </section>
  );
}

function InvitationToCity({ result }: { result: SubmissionResult | undefined }) {
  const t = useText();
  const [form, fields] = useForm({
    id: 'invite',
    lastResult: result,
    defaultValue: { name: '', email: '', role: 'contributor' },
  });
  return (
    <Form method="post" className="card" id={form.id} noValidate>
      <h3>{t('admin.inviteToCity')}</h3>
      <p className="quiet small">{t('admin.inviteToCityText')}</p>
      <ErrorSummary
        form={form}
        fields={[
          [t('account.name'), fields.name],
          [t('account.email'), fields.email],
          [t('admin.role'), fields.role],
        ]}
      />
      <TextField field={fields.name} label={t('account.name')} autoComplete="off" />
      <TextField field={fields.email} label={t('account.email')} type="email" autoComplete="off" />
      <SelectField
        field={fields.role}
        label={t('admin.role')}
        options={ROLES.map((role) => [role, t(`admin.role.${role}`)] as const)}
      />
      <p>
        <SubmitButton intent="invite">{t('admin.addRole')}</SubmitButton>
      </p>
    </Form>
  );
}
