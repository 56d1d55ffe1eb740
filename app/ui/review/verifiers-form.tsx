/** Who verifies which round of a city: to take a round from them, and to give one to somebody. */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { GRADES } from '#app/domain/verification/grades.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { SelectField, TextAreaField, TextField } from '../forms/field.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

interface ListedVerifier {
  id: string;
  name: string;
  email: string;
  year: number;
  grade: (typeof GRADES)[number];
  rationale: string;
}

export function ListedVerifiers({ verifiers }: { verifiers: readonly ListedVerifier[] }) {
  const t = useText();
  return (
    <div>
      {verifiers.length === 0 && <p className="quiet">{t('verifier.none')}</p>}
      <ul className="bare-list stack">
        {verifiers.map((one) => (
          <li key={`${one.year} ${one.id}`} className="stack-small">
            <p>
              <strong>{t('verifier.round', { year: String(one.year) })}</strong>{' '}
              <a href={pathTo.adminPerson(one.id)}>{one.name}</a>{' '}
              <span className="small quiet">
                {one.email} · {t(`verifier.grade.${one.grade}`)}
              </span>
            </p>
            <p className="said small">{one.rationale}</p>
            <Form method="post">
              <input type="hidden" name="account" value={one.id} />
              <input type="hidden" name="round" value={one.year} />
              <button
                type="submit"
                name="intent"
                value="remove"
                className="button plain"
                aria-label={t('verifier.removeOne', { name: one.name, year: String(one.year) })}
              >
                {t('verifier.remove')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function VerifierForm({
  years,
  result,
}: {
  years: readonly number[];
  result: SubmissionResult | undefined;
}) {
  const t = useText();
  const [form, fields] = useForm({
    id: 'verifier',
    lastResult: result,
    defaultValue: {
      round: String(years[0] ?? ''),
      name: '',
      email: '',
      grade: 'provisional',
      rationale: '',
    },
  });
  return (
    <Form method="post" className="card form" id={form.id} noValidate>
      <h2>{t('verifier.assign')}</h2>
      <p className="quiet small">{t('verifier.assignText')}</p>
      <ErrorSummary
        form={form}
        fields={[
          [t('verifier.roundLabel'), fields.round],
          [t('account.name'), fields.name],
          [t('account.email'), fields.email],
          [t('verifier.grade'), fields.grade],
          [t('verifier.rationale'), fields.rationale],
        ]}
      />
      <SelectField
        field={fields.round}
        label={t('verifier.roundLabel')}
        options={years.map((year) => [String(year), String(year)] as const)}
      />
      <TextField field={fields.name} label={t('account.name')} autoComplete="off" />
      <TextField field={fields.email} label={t('account.email')} type="email" autoComplete="off" />
      <SelectField
        field={fields.grade}
        label={t('verifier.grade')}
        options={GRADES.map((grade) => [grade, t(`verifier.grade.${grade}`)] as const)}
      />
      <TextAreaField
        field={fields.rationale}
        label={t('verifier.rationale')}
        hint={t('verifier.rationaleHint')}
        maxLength={2000}
      />
      <p>
        <SubmitButton intent="assign">{t('verifier.assign')}</SubmitButton>
      </p>
    </Form>
  );
}
