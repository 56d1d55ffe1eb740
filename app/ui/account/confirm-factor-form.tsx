/** The key of a second factor, for an app to read or a person to type, and the first code of the app. */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { CodeField } from './code-field.tsx';

export function ConfirmFactorForm({
  qr,
  keyText,
  uri,
  result,
}: {
  qr: { size: number; path: string };
  /** In groups, as it is typed. */
  keyText: string;
  uri: string;
  result: SubmissionResult | undefined;
}) {
  const t = useText();
  const [form, fields] = useForm({
    id: 'confirm-factor',
    lastResult: result,
    defaultValue: { code: '' },
  });
  return (
    <>
      <section className="factor-key" aria-labelledby="factor-key-title">
        <svg
          className="qr-code"
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label={t('factor.qr')}
          shapeRendering="crispEdges"
        >
          <rect width={qr.size} height={qr.size} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
        <div className="stack-small">
          <h2 id="factor-key-title">{t('factor.scan')}</h2>
          <p>{t('factor.scanText')}</p>
          <p>
            <a href={uri}>{t('factor.openApp')}</a>
          </p>
          <p>{t('factor.keyText')}</p>
          <p>
            <code className="key">{keyText}</code>
          </p>
          <p className="quiet small">{t('factor.keySecret')}</p>
        </div>
      </section>
      <Form method="post" className="form" id={form.id} noValidate>
        <ErrorSummary form={form} fields={[[t('factor.code'), fields.code]]} />
        <CodeField field={fields.code} hint={t('factor.firstCodeHint')} />
        <SubmitButton intent="confirm">{t('factor.confirm')}</SubmitButton>
      </Form>
    </>
  );
}
