/** Asks all about a city. */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { CITY_KINDS } from '#app/domain/cities/kinds.ts';
import { useText } from '#app/messages/text.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { SelectField, TextAreaField, TextField } from '../forms/field.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

/** What the form begins with, as texts. */
export interface CityTexts {
  name: string;
  slug: string;
  kind: string;
  countryCode: string;
  locode: string;
  wikidataId: string;
  latitude: string;
  longitude: string;
  boundaryNote: string;
  boundaryVersion: string;
}

export function CityForm({
  city,
  countries,
  revision,
  result,
  submit,
}: {
  city: CityTexts;
  /** Codes with names, made on the server: browsers know other names. */
  countries: ReadonlyArray<readonly [code: string, name: string]>;
  /** Of the city that was seen; undefined for a new one. */
  revision?: number;
  result: SubmissionResult | undefined;
  submit: string;
}) {
  const t = useText();
  const [form, fields] = useForm({ id: 'city', lastResult: result, defaultValue: city });
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <ErrorSummary
        form={form}
        fields={[
          [t('admin.name'), fields.name],
          [t('admin.country'), fields.countryCode],
          [t('admin.kind'), fields.kind],
          [t('admin.address'), fields.slug],
          [t('admin.locode'), fields.locode],
          [t('admin.wikidata'), fields.wikidataId],
          [t('admin.latitude'), fields.latitude],
          [t('admin.longitude'), fields.longitude],
          [t('admin.boundaryNote'), fields.boundaryNote],
          [t('admin.boundaryVersion'), fields.boundaryVersion],
        ]}
      />
      {revision !== undefined && <input type="hidden" name="revision" value={revision} />}
      <TextField field={fields.name} label={t('admin.name')} autoComplete="off" />
      <SelectField
        field={fields.countryCode}
        label={t('admin.country')}
        options={[['', t('admin.chooseCountry')] as const, ...countries]}
      />
      <SelectField
        field={fields.kind}
        label={t('admin.kind')}
        options={CITY_KINDS.map((kind) => [kind, t(`cityKind.${kind}`)] as const)}
      />
      <TextField
        field={fields.slug}
        label={t('admin.address')}
        hint={t(revision === undefined ? 'admin.addressHint' : 'admin.addressChangeHint')}
        autoComplete="off"
        spellCheck={false}
      />
      <div className="form-row">
        <TextField
          field={fields.locode}
          label={t('admin.locode')}
          hint={t('admin.locodeHint')}
          autoComplete="off"
        />
        <TextField
          field={fields.wikidataId}
          label={t('admin.wikidata')}
          hint={t('admin.wikidataHint')}
          autoComplete="off"
        />
      </div>
      <div className="form-row">
        <TextField
          field={fields.latitude}
          label={t('admin.latitude')}
          inputMode="decimal"
          autoComplete="off"
        />
        <TextField
          field={fields.longitude}
          label={t('admin.longitude')}
          inputMode="decimal"
          autoComplete="off"
        />
      </div>
      <TextAreaField
        field={fields.boundaryNote}
        label={t('admin.boundaryNote')}
        hint={t('admin.boundaryHint')}
        maxLength={1000}
      />
      <TextField
        field={fields.boundaryVersion}
        label={t('admin.boundaryVersion')}
        autoComplete="off"
      />
      <SubmitButton intent="city">{submit}</SubmitButton>
    </Form>
  );
}
