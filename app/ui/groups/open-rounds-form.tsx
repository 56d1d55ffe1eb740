/** Opens a round of a year for several cities of a group at once. */
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';

interface Refused {
  problem: 'notAYear' | 'tooEarly' | 'tooLate' | 'noCity';
  text: string;
  chosen: readonly string[];
}

export function OpenRoundsForm({
  cities,
  proposedYear,
  refused,
}: {
  cities: ReadonlyArray<{ slug: string; name: string; round: object | null }>;
  proposedYear: number;
  refused: Refused | undefined;
}) {
  const t = useText();
  if (cities.length === 0) return null;
  const problem = refused && (
    <p className="problem" id="open-problem" role="alert">
      {refused.problem === 'noCity'
        ? t('group.chooseCity')
        : t(`manage.year.${refused.problem}`, { year: refused.text })}
    </p>
  );
  return (
    <Form method="post" className="card form section" noValidate>
      <h2>{t('group.open')}</h2>
      <p className="small quiet">{t('group.openText')}</p>
      {problem}
      <div className="field">
        <label htmlFor="year">{t('manage.year')}</label>
        <input
          id="year"
          name="year"
          inputMode="numeric"
          autoComplete="off"
          size={6}
          defaultValue={refused?.text ?? proposedYear}
          aria-invalid={(refused && refused.problem !== 'noCity') || undefined}
          aria-describedby={refused ? 'open-problem' : undefined}
        />
      </div>
      <fieldset aria-describedby={refused?.problem === 'noCity' ? 'open-problem' : undefined}>
        <legend>{t('group.cities')}</legend>
        {cities.map((city) => (
          <div className="check" key={city.slug}>
            <input
              type="checkbox"
              id={`open-${city.slug}`}
              name="city"
              value={city.slug}
              defaultChecked={refused ? refused.chosen.includes(city.slug) : false}
            />
            <label htmlFor={`open-${city.slug}`}>{city.name}</label>
          </div>
        ))}
      </fieldset>
      <SubmitButton>{t('group.open')}</SubmitButton>
    </Form>
  );
}
