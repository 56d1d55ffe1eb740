/** What the form of a city reads, and the address that it proposes. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citySchema, proposeSlug } from '#app/domain/cities/city-form.ts';
import { COUNTRY_CODES } from '#app/domain/cities/country-codes.ts';

/** The rule of the database for an address. */
const ADDRESS = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KARMOY = { name: 'Karmøy', countryCode: 'NO', kind: 'municipality' };

function problemsOf(answers: Record<string, string>, otherCodes?: readonly string[]) {
  const { error } = citySchema(otherCodes).safeParse({ ...KARMOY, ...answers });
  return (error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('proposeSlug', () => {
  it.each([
    ['Karmøy', 'NO', 'karmoy-no'],
    ['València', 'ES', 'valencia-es'],
    ['Ærøskøbing', 'DK', 'aeroskobing-dk'],
    ['Gießen', 'DE', 'giessen-de'],
    ['Łódź', 'PL', 'lodz-pl'],
    ['İstanbul', 'TR', 'istanbul-tr'],
    ['Diyarbakır', 'TR', 'diyarbakir-tr'],
    ['Þorlákshöfn', 'IS', 'thorlakshofn-is'],
    ['Saint-Denis (La Réunion)', 'RE', 'saint-denis-la-reunion-re'],
    ["L'Aquila", 'IT', 'l-aquila-it'],
    ['100 Mile House', 'CA', '100-mile-house-ca'],
    ['東京', 'JP', '-jp'],
    ['  ', 'JP', '-jp'],
  ])('%s in %s: %s', (name, country, expected) => {
    expect(proposeSlug(name, country)).toBe(expected);
  });

  it('is an address of that country, or nothing but its suffix, whatever the name', () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc
        .array(fc.constantFrom('a', 'Ø', '-', ' ', '7'), { maxLength: 120 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(names, fc.constantFrom(...COUNTRY_CODES), (name, country) => {
        const slug = proposeSlug(name, country);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(slug.endsWith(`-${country.toLowerCase()}`)).toBe(true);
        if (slug !== `-${country.toLowerCase()}`) expect(slug).toMatch(ADDRESS);
      }),
    );
  });

  it('does not end on a hyphen where a long name is cut', () => {
    const name = `${'a'.repeat(69)} b`;
    expect(proposeSlug(name, 'NO')).toBe(`${'a'.repeat(69)}-no`);
  });
});

describe('the form of a city', () => {
  it('reads a city with nothing but what is needed', () => {
    expect(citySchema().parse(KARMOY)).toEqual({
      name: 'Karmøy',
      slug: 'karmoy-no',
      kind: 'municipality',
      countryCode: 'NO',
      locode: null,
      wikidataId: null,
      latitude: null,
      longitude: null,
      boundaryNote: null,
      boundaryVersion: null,
    });
  });

  it('reads everything, as people type it', () => {
    const typed = {
      name: ' Karmøy ',
      slug: 'Karmoy-Island-NO',
      locode: 'nokrm',
      wikidataId: 'q106127',
      latitude: '59,28',
      longitude: '\u22125.31',
      boundaryNote: ' without its islands ',
      boundaryVersion: '2020',
    };
    expect(citySchema().parse({ ...KARMOY, ...typed })).toMatchObject({
      name: 'Karmøy',
      slug: 'karmoy-island-no',
      locode: 'NO KRM',
      wikidataId: 'Q106127',
      latitude: 59.28,
      longitude: -5.31,
      boundaryNote: 'without its islands',
      boundaryVersion: '2020',
    });
  });

  const both = { latitude: '1', longitude: '1' };
  it.each<[string, Record<string, string>, string[]]>([
    ['spaces for a name', { name: '  ' }, ['name: form.cityNameNeeded']],
    ['a name that is too long', { name: 'k'.repeat(121) }, ['name: form.nameTooLong']],
    ['no country', { countryCode: '' }, ['countryCode: form.countryNeeded']],
    ['a code of no country', { countryCode: 'XX' }, ['countryCode: form.countryNeeded']],
    ['a small code', { countryCode: 'no' }, ['countryCode: form.countryNeeded']],
    ['a kind that is none', { kind: 'village' }, ['kind: form.choose']],
    ['accents in the address', { slug: 'karmøy-no' }, ['slug: form.slugWrong']],
    ['a space in the address', { slug: 'karmoy no' }, ['slug: form.slugWrong']],
    ['two hyphens in the address', { slug: 'karmoy--no' }, ['slug: form.slugWrong']],
    ['an address without a country', { slug: 'karmoy' }, ['slug: form.slugWithoutCountry']],
    ['an address with another country', { slug: 'karmoy-se' }, ['slug: form.slugWithoutCountry']],
    ['an address that is too long', { slug: `${'k'.repeat(78)}-no` }, ['slug: form.tooLong']],
    ['a name without Latin letters', { name: '東京' }, ['slug: form.slugNeeded']],
    ['a LOCODE that is too short', { locode: 'NO KR' }, ['locode: form.locodeWrong']],
    ['a LOCODE with a zero', { locode: 'NO KR0' }, ['locode: form.locodeWrong']],
    ['a LOCODE of another country', { locode: 'SE KRM' }, ['locode: form.locodeOfOtherCountry']],
    [
      'a Wikidata address',
      { wikidataId: 'https://wikidata.org/Q1' },
      ['wikidataId: form.wikidataWrong'],
    ],
    ['a latitude beyond the pole', { ...both, latitude: '90.1' }, ['latitude: form.latitudeWrong']],
    [
      'a longitude beyond the date line',
      { ...both, longitude: '-181' },
      ['longitude: form.longitudeWrong'],
    ],
    ['degrees and minutes', { ...both, latitude: '59°17' }, ['latitude: form.latitudeWrong']],
    [
      'a number of a programming language',
      { ...both, latitude: '0x1f' },
      ['latitude: form.latitudeWrong'],
    ],
    ['a latitude alone', { latitude: '59.28' }, ['longitude: form.coordinateMissing']],
    ['a longitude alone', { longitude: '5.31' }, ['latitude: form.coordinateMissing']],
    ['the poles and the date line', { latitude: '-90', longitude: '180' }, []],
    ['the meridian and the equator', { latitude: '0', longitude: '0' }, []],
    [
      'a boundary that is too long',
      { boundaryNote: 'b'.repeat(1001) },
      ['boundaryNote: form.tooLong'],
    ],
  ])('%s', (_, answers, expected) => {
    expect(problemsOf(answers)).toEqual(expected);
  });

  it('keeps a code that the city has already', () => {
    expect(problemsOf({ countryCode: 'XX', slug: 'exampleville-xx' }, ['XX'])).toEqual([]);
  });
});

describe('COUNTRY_CODES', () => {
  it('are the 249 of ISO 3166-1, each once, in order, and each with a name', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(COUNTRY_CODES).toHaveLength(249);
    expect([...new Set(COUNTRY_CODES)].sort()).toEqual(COUNTRY_CODES);
    expect(COUNTRY_CODES.filter((code) => !names.of(code))).toEqual([]);
  });
});
