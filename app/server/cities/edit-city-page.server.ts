/** What the page for changing a city does with a post. */
import { parseWithZod } from '@conform-to/zod/v4';
import { COUNTRY_CODES } from '#app/domain/cities/country-codes.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { countryName } from '#app/messages/country-name.ts';
import { citySchema } from '#app/domain/cities/city-form.ts';
import type { City } from '#db/schema.ts';
import type { Visit } from '../permissions/enter.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { changeCity } from './save-city.server.ts';

/** A city as the texts of its form. */
export function cityTexts(city: City) {
  return {
    name: city.name,
    slug: city.slug,
    kind: city.kind,
    countryCode: city.country_code,
    locode: city.locode ?? '',
    wikidataId: city.wikidata_id ?? '',
    latitude: city.latitude === null ? '' : String(city.latitude),
    longitude: city.longitude === null ? '' : String(city.longitude),
    boundaryNote: city.boundary_note ?? '',
    boundaryVersion: city.boundary_version ?? '',
  };
}

/** Codes and names of the countries to choose from, by name; one that a city has beside them stays. */
export function countryChoices(locale: string, own?: string): Array<[code: string, name: string]> {
  const codes =
    own === undefined || COUNTRY_CODES.includes(own) ? COUNTRY_CODES : [own, ...COUNTRY_CODES];
  return codes
    .map((code): [string, string] => [code, `${countryName(code, locale)} (${code})`])
    .sort(([, a], [, b]) => a.localeCompare(b, locale));
}

/** Saves what was typed; where someone else was faster, says what they saved, and keeps what was typed. */
export async function postCity({ db, account }: Visit, city: City, form: FormData) {
  const submission = parseWithZod(form, { schema: citySchema([city.country_code]) });
  if (submission.status !== 'success')
    return { kind: 'refused', result: submission.reply(), theirs: null } as const;
  const seen = Number(form.get('revision') ?? Number.NaN);
  if (!Number.isSafeInteger(seen)) throw badRequest(textFor()('error.badRequest'));
  const saved = await changeCity(db, city, seen, submission.value, {
    at: new Date(),
    by: account.accountId,
  });
  if (saved.kind === 'saved') return saved;
  if (saved.kind === 'slugTaken') {
    const result = submission.reply({ fieldErrors: { slug: ['form.slugTaken'] } });
    return { kind: 'refused', result, theirs: null } as const;
  }
  const result = submission.reply({ formErrors: ['admin.cityConflict'] });
  return {
    kind: 'refused',
    result,
    theirs: { texts: cityTexts(saved.city), revision: saved.city.revision },
  } as const;
}
