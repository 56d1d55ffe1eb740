/** Corrects the name of a person. */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { TextField } from '../forms/field.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

export function NameOfPerson({
  name,
  result,
}: {
  name: string;
  result: SubmissionResult | undefined;
}) {
  const t = useText();
  const [form, fields] = useForm({ id: 'rename', lastResult: result, defaultValue: { name } });
  return (
    <section className="section" aria-labelledby="name">
      <h2 id="name">{t('account.name')}</h2>
      <Form method="post" className="form" id={form.id} noValidate>
        <TextField
          field={fields.name}
          label={t('account.name')}
          hint={t('account.nameHint')}
          autoComplete="off"
        />
        <SubmitButton intent="rename" isPlain>
          {t('account.saveName')}
        </SubmitButton>
      </Form>
    </section>
  );
}
