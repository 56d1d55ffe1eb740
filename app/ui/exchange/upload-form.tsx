/** Sends a file to be looked at; nothing is saved by sending it. */
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

export function UploadForm() {
  const t = useText();
  return (
    <section className="stack" aria-labelledby="bring-in">
      <h2 id="bring-in">{t('exchange.upload')}</h2>
      <p className="quiet">{t('exchange.uploadIntro')}</p>
      <Form method="post" encType="multipart/form-data" className="form">
        <div className="field">
          <label htmlFor="file">{t('exchange.file')}</label>
          <input
            id="file"
            name="file"
            type="file"
            accept=".xlsx,.csv,.tsv,.txt,.json"
            aria-describedby="file-hint"
            required
          />
          <p className="hint" id="file-hint">
            {t('exchange.fileHint')}
          </p>
        </div>
        <SubmitButton intent="upload">{t('exchange.look')}</SubmitButton>
      </Form>
    </section>
  );
}
