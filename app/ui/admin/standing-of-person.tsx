/** Whether a person may sign in and administer, and new one-time links. */
import { Form } from '@remix-run/react';
import { useText, type MessageId } from '#app/messages/text.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

interface Person {
  isAdministrator: boolean;
  state: 'active' | 'invited' | 'disabled';
  hasSecondFactor: boolean;
}

export function StandingOfPerson({ person }: { person: Person }) {
  const t = useText();
  const isDisabled = person.state === 'disabled';
  return (
    <section className="section" aria-labelledby="standing">
      <h2 id="standing">{t('admin.standing')}</h2>
      <ul className="bare-list stack">
        {!isDisabled && (
          <Act
            intent="make-link"
            text={person.state === 'invited' ? 'admin.newInvitationText' : 'admin.newLinkText'}
            label={person.state === 'invited' ? 'admin.newInvitation' : 'admin.newLink'}
          />
        )}
        {person.state === 'active' && (
          <Act
            intent="make-password-link"
            text="admin.newPasswordLinkText"
            label="admin.newPasswordLink"
          />
        )}
        {person.hasSecondFactor && (
          <Act intent="remove-factor" text="factor.adminRemoveText" label="factor.adminRemove" />
        )}
        <Act
          intent={person.isAdministrator ? 'unmake-administrator' : 'make-administrator'}
          text="admin.isAdministratorHint"
          label={person.isAdministrator ? 'admin.unmakeAdministrator' : 'admin.makeAdministrator'}
        />
        <Act
          intent={isDisabled ? 'enable' : 'disable'}
          text={isDisabled ? 'admin.enableText' : 'admin.disableText'}
          label={isDisabled ? 'admin.enable' : 'admin.disable'}
        />
      </ul>
    </section>
  );
}

function Act({ intent, text, label }: { intent: string; text: MessageId; label: MessageId }) {
  const t = useText();
  return (
    <li>
      <Form method="post" className="row">
        <SubmitButton intent={intent} isPlain>
          {t(label)}
        </SubmitButton>
        <span className="quiet small">{t(text)}</span>
      </Form>
    </li>
  );
}
