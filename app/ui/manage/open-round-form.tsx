/** Asks for the year of a new round. */
import { Form } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

interface Refused {
  problem: 'notAYear' | 'tooEarly' | 'tooLate' | 'exists';
  text: string;
}

/** What the round before will suggest, in numbers. */
interface Offer {
  year: number;
  register: number;
  entries: number;
  owners: number;
}

export function OpenRoundForm({
  city,
  proposedYear,
  offer,
  refused,
}: {
  city: string;
  proposedYear: number | null;
  offer: Offer | null;
  refused: Refused | undefined;
}) {
  const t = useText();
  return (
    <Form method="post" className="card" noValidate>
      <h3>{t('manage.openRound')}</h3>
      <p className="small quiet">{t('manage.openRoundText')}</p>
      {offer && (
        <p className="small quiet">
          {t('carryOver.offer', { ...offer, year: String(offer.year) })}
        </p>
      )}
      <div className="field">
        <label htmlFor="year">{t('manage.year')}</label>
        <input
          id="year"
          name="year"
          inputMode="numeric"
          autoComplete="off"
          size={6}
          defaultValue={refused?.text ?? proposedYear ?? ''}
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? 'year-problem' : undefined}
        />
        {refused && (
          <p className="problem" id="year-problem" role="alert">
            {t(`manage.year.${refused.problem}`, { year: refused.text })}{' '}
            {refused.problem === 'exists' && (
              <a href={pathTo.round(city, refused.text)}>
                {t('manage.year.goThere', { year: refused.text })}
              </a>
            )}
          </p>
        )}
      </div>
      <p>
        <button type="submit" className="button">
          {t('manage.openRound')}
        </button>
      </p>
    </Form>
  );
}
