/** Whether someone wants to be reminded by mail. */
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

export function RemindersOfAccount({
  isWanted,
  sendsMail,
}: {
  isWanted: boolean;
  sendsMail: boolean;
}) {
  const t = useText();
  return (
    <section className="section stack-small" aria-labelledby="reminders-title">
      <h2 id="reminders-title">{t('reminder.title')}</h2>
      <p>{t(isWanted ? 'reminder.isOn' : 'reminder.isOff')}</p>
      {!sendsMail && <p className="quiet small">{t('reminder.noMail')}</p>}
      <Form method="post">
        <SubmitButton intent={isWanted ? 'reminders-off' : 'reminders-on'} isPlain>
          {t(isWanted ? 'reminder.switchOff' : 'reminder.switchOn')}
        </SubmitButton>
      </Form>
    </section>
  );
}
