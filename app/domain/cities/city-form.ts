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
const coordinate = (limit: number, message: string) =>
  z
    .string()
    .trim()
    .optional()
    .transform((text) => (text ? Number(text.replace(',', '.')) : null))
    .refine((value) => value === null || Math.abs(value) <= limit, message);

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
      locode: optionalText(6).refine(
        (text) => text === null || /^[A-Za-z]{2} ?[A-Za-z0-9]{3}$/.test(text),
        'form.locodeWrong',
      ),
      wikidataId: optionalText(20).refine(
        (text) => text === null || /^Q[1-9]\d*$/.test(text),
        'form.wikidataWrong',
      ),
      latitude: coordinate(90, 'form.latitudeWrong'),
      longitude: coordinate(180, 'form.longitudeWrong'),
      boundaryNote: optionalText(1000),
      boundaryVersion: optionalText(100),
    })
    .transform((city) => ({ ...city, slug: city.slug || proposeSlug(city.name, city.countryCode) }))
    .refine((city) => city.slug.endsWith(`-${city.countryCode.toLowerCase()}`), {
      path: ['slug'],
      message: 'form.slugWithoutCountry',
    })
    .refine((city) => city.slug !== `-${city.countryCode.toLowerCase()}`, {
      path: ['slug'],
      message: 'form.slugNeeded',
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
    .replace(/^-+|-+$/g, '')
    .slice(0, 70);
  return `${plain}-${countryCode.toLowerCase()}`;
}
