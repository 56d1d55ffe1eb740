/** What is asked about a city. A message is the id of a sentence in the catalogue. */
import { z } from 'zod';
import { COUNTRY_CODES } from './country-codes.ts';
import { CITY_KINDS } from './kinds.ts';

const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'form.tooLong')
    .optional()
    .transform((text) => text || null);
/** Degrees as they are typed: with a point or a comma, and with the minus sign that texts print. */
const coordinate = (limit: number, message: string) =>
  z
    .string()
    .trim()
    .transform((text) => text.replace(',', '.').replace('\u2212', '-'))
    .refine(
      (text) =>
        text === '' || (/^[+-]?\d{1,3}(\.\d*)?$/.test(text) && Math.abs(Number(text)) <= limit),
      message,
    )
    .optional()
    .transform((text) => (text ? Number(text) : null));

/** `otherCodes` are codes of no country that a city has already: the examples' XX. */
export function citySchema(otherCodes: readonly string[] = []) {
  return z
    .object({
      name: z
        .string({ error: 'form.cityNameNeeded' })
        .trim()
        .min(1, 'form.cityNameNeeded')
        .max(120, 'form.nameTooLong'),
      slug: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'form.slugWrong')
        .max(80, 'form.tooLong')
        .optional(),
      kind: z.enum(CITY_KINDS, { error: 'form.choose' }),
      countryCode: z
        .string({ error: 'form.countryNeeded' })
        .refine(
          (code) => COUNTRY_CODES.includes(code) || otherCodes.includes(code),
          'form.countryNeeded',
        ),
      locode: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^([A-Z]{2} ?[A-Z2-9]{3})?$/, 'form.locodeWrong')
        .optional()
        .transform((text) => (text ? `${text.slice(0, 2)} ${text.slice(-3)}` : null)),
      wikidataId: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^(Q[1-9]\d{0,11})?$/, 'form.wikidataWrong')
        .optional()
        .transform((text) => text || null),
      latitude: coordinate(90, 'form.latitudeWrong'),
      longitude: coordinate(180, 'form.longitudeWrong'),
      boundaryNote: optionalText(1000),
      boundaryVersion: optionalText(100),
    })
    .transform((city) => ({ ...city, slug: city.slug || proposeSlug(city.name, city.countryCode) }))
    .superRefine((city, context) => {
      const wrong = (field: keyof typeof city, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message });
      const suffix = `-${city.countryCode.toLowerCase()}`;
      if (city.slug === suffix) wrong('slug', 'form.slugNeeded');
      else if (!city.slug.endsWith(suffix)) wrong('slug', 'form.slugWithoutCountry');
      if (city.locode && !city.locode.startsWith(city.countryCode))
        wrong('locode', 'form.locodeOfOtherCountry');
      if (city.latitude === null && city.longitude !== null)
        wrong('latitude', 'form.coordinateMissing');
      if (city.longitude === null && city.latitude !== null)
        wrong('longitude', 'form.coordinateMissing');
    });
}
export type CityAnswers = z.output<ReturnType<typeof citySchema>>;

/** An address made of a name and a country: Karmøy in NO becomes karmoy-no. Only the suffix where no Latin letter is left. */
export function proposeSlug(name: string, countryCode: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[øœ]/g, 'o')
    .replace(/[æ]/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/đ|ð/g, 'd')
    .replace(/þ/g, 'th')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 70)
    .replace(/-+$/, '');
  return `${plain}-${countryCode.toLowerCase()}`;
}
