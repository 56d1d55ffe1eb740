/** The forms of an administrator about a group of cities: its name, its cities, and who reads it. */
import { useForm, type SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { TextField } from '../forms/field.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

export function NewGroupForm({ result }: { result: SubmissionResult | undefined }) {
  const t = useText();
  const [form, fields] = useForm({ id: 'group', lastResult: result, defaultValue: { name: '' } });
  return (
    <Form method="post" className="card form" id={form.id} noValidate>
      <h2>{t('group.new')}</h2>
      <ErrorSummary form={form} fields={[[t('group.name'), fields.name]]} />
      <TextField field={fields.name} label={t('group.name')} autoComplete="off" />
      <p>
        <SubmitButton>{t('group.make')}</SubmitButton>
      </p>
    </Form>
  );
}

interface NamedCity {
  slug: string;
  name: string;
}

export function CitiesOfGroup({
  cities,
  toChoose,
  hasMoreCities,
  isRefused,
}: {
  cities: readonly NamedCity[];
  toChoose: readonly NamedCity[];
  hasMoreCities: boolean;
  isRefused: boolean;
}) {
  const t = useText();
  return (
    <section className="stack" aria-labelledby="cities">
      <h2 id="cities">{t('group.cities')}</h2>
      <ul className="bare-list stack-small">
        {cities.length === 0 && <li className="quiet">{t('group.noCities')}</li>}
        {cities.map((city) => (
          <li key={city.slug}>
            <Form method="post" className="row">
              <a href={pathTo.adminCity(city.slug)}>{city.name}</a>
              <input type="hidden" name="city" value={city.slug} />
              <button
                type="submit"
                name="intent"
                value="remove-city"
                className="button plain small"
                aria-label={t('group.removeOne', { name: city.name })}
              >
                {t('group.remove')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" className="card form" noValidate>
        <h3>{t('group.addCity')}</h3>
        {isRefused && (
          <p className="problem" role="alert" id="city-problem">
            {t('form.choose')}
          </p>
        )}
        <div className="field">
          <label htmlFor="city">{t('group.city')}</label>
          <select
            id="city"
            name="city"
            defaultValue=""
            aria-invalid={isRefused || undefined}
            aria-describedby={isRefused ? 'city-problem' : undefined}
          >
            <option value="">{t('group.choose')}</option>
            {toChoose.map((city) => (
              <option key={city.slug} value={city.slug}>
                {city.name}
              </option>
            ))}
          </select>
          {hasMoreCities && <p className="hint">{t('group.moreCities')}</p>}
        </div>
        <p>
          <SubmitButton intent="add-city">{t('group.addCity')}</SubmitButton>
        </p>
      </Form>
    </section>
  );
}

export function HubsOfGroup({
  hubs,
  result,
}: {
  hubs: ReadonlyArray<{ id: string; name: string; email: string }>;
  result: SubmissionResult | undefined;
}) {
  const t = useText();
  const [form, fields] = useForm({
    id: 'hub',
    lastResult: result,
    defaultValue: { name: '', email: '' },
  });
  return (
    <section className="stack" aria-labelledby="hubs">
      <h2 id="hubs">{t('group.hubs')}</h2>
      <ul className="bare-list stack-small">
        {hubs.length === 0 && <li className="quiet">{t('group.noHubs')}</li>}
        {hubs.map((one) => (
          <li key={one.id}>
            <Form method="post" className="row">
              <a href={pathTo.adminPerson(one.id)}>{one.name}</a>
              <span className="small quiet">{one.email}</span>
              <input type="hidden" name="account" value={one.id} />
              <button
                type="submit"
                name="intent"
                value="remove-hub"
                className="button plain small"
                aria-label={t('group.removeOne', { name: one.name })}
              >
                {t('group.remove')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" className="card form" id={form.id} noValidate>
        <h3>{t('group.addHub')}</h3>
        <p className="small quiet">{t('group.addHubText')}</p>
        <ErrorSummary
          form={form}
          fields={[
            [t('account.name'), fields.name],
            [t('account.email'), fields.email],
          ]}
        />
        <TextField field={fields.name} label={t('account.name')} autoComplete="off" />
        <TextField
          field={fields.email}
          label={t('account.email')}
          type="email"
          autoComplete="off"
        />
        <p>
          <SubmitButton intent="add-hub">{t('group.addHub')}</SubmitButton>
        </p>
      </Form>
    </section>
  );
}
