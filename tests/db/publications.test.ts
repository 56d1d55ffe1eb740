/** Publications are frozen, found by their permanent address, and compared by their newest copy. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shownOf } from '#app/domain/publication/chain.ts';
import { linksOf } from '#app/server/publications/read-publication.server.ts';
import { isUniqueViolation } from '#db/errors.server.ts';
import {
  getPublicationAddress,
  listScoresOf,
  listValuesOf,
  listNewestPublications,
  listPublishedCities,
  listPublishedScores,
} from '#db/queries/across-cities.server.ts';
import {
  getCurrentPublication,
  getPublicationByHash,
  getPublicDocument,
  getShownPublication,
  listPublicationScores,
  listPublications,
  listPublishedValues,
} from '#db/queries/publications.server.ts';
import { engines, openDatabase, type TestDatabase } from '#tests/support/database.ts';
import {
  addAssessment,
  addCity,
  addPublication,
  newHash,
  TARGET_HASH,
} from '#tests/support/database-rows.ts';

describe.each(engines())('publications on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase(engine);
  });
  afterAll(() => database.remove());

  /** A city with one assessment. */
  async function addRound(year = 2024) {
    const city_id = await addCity(database.db);
    return {
      city_id,
      assessment_id: await addAssessment(database.db, city_id, { reporting_year: year }),
    };
  }

  test('are found by their permanent address, to the letter', async () => {
    const round = await addRound();
    const document = '{"name":"Kraków – 東京","value":"0.10"}';
    const { id, hash } = await addPublication(database.db, { ...round, public_document: document });
    expect(await getPublicationByHash(database.db, hash)).toMatchObject({
      ...round,
      publication_id: id,
      hash,
      published_at: new Date('2025-05-01T08:00:00Z'),
      supersedes_hash: null,
    });
    expect(await getPublicDocument(database.db, round.city_id, id)).toBe(document);
    const other = await addCity(database.db);
    await expect(getPublicDocument(database.db, other, id)).rejects.toThrow();
    const address = { hash, city_id: round.city_id, publication_id: id };
    expect(await getPublicationAddress(database.db, hash)).toEqual(address);
    expect(await getPublicationByHash(database.db, newHash())).toBeUndefined();
    expect(await getPublicationAddress(database.db, newHash())).toBeUndefined();
  });

  test('are never changed or deleted, nor are their addresses', async () => {
    await addPublication(database.db, await addRound());
    for (const table of ['publication', 'publication_address'] as const) {
      const message = `rows of ${table} are never changed or deleted`;
      await expect(
        database.db.updateTable(table).set({ hash: newHash() }).execute(),
      ).rejects.toThrow(message);
      await expect(database.db.deleteFrom(table).execute()).rejects.toThrow(message);
    }
  });

  test('the newest of a round is the current one', async () => {
    const round = await addRound();
    expect(
      await getCurrentPublication(database.db, round.city_id, round.assessment_id),
    ).toBeUndefined();
    const first = await addPublication(database.db, { ...round, sequence: 1 });
    const second = await addPublication(database.db, {
      ...round,
      sequence: 2,
      supersedes_hash: first.hash,
    });
    expect(
      await getCurrentPublication(database.db, round.city_id, round.assessment_id),
    ).toMatchObject({
      publication_id: second.id,
      supersedes_hash: first.hash,
    });
    expect(await getPublicationByHash(database.db, first.hash)).toMatchObject({ sequence: 1 });
  });

  test('the newest that stands is shown, by the rule of the chain, in every list', async () => {
    const chains = [
      ['self-reported', 'verified', 'self-reported', 'provisional'],
      ['self-reported', 'provisional'],
      ['verified', 'verified', 'self-reported'],
      ['verified', 'takes its place', 'self-reported'],
    ] as const;
    for (const chain of chains) {
      const round = await addRound();
      let verified: string | null = null;
      for (const [index, kind] of chain.entries()) {
        const takesPlace: boolean = kind === 'takes its place';
        const added: { hash: string } = await addPublication(database.db, {
          ...round,
          sequence: index + 1,
          kind: takesPlace ? 'self-reported' : (kind as 'verified'),
          takes_place_of: takesPlace ? verified : null,
        });
        if (kind === 'verified') verified = added.hash;
      }
      const links = linksOf(await listPublications(database.db, round.city_id));
      const shown = shownOf(links);
      const found = await getShownPublication(database.db, round.city_id, round.assessment_id);
      expect(found?.hash).toBe(shown?.hash);
      const all = await listPublishedCities(database.db, { limit: 1000, offset: 0 });
      expect(all.find((one) => one.city_id === round.city_id)?.hash).toBe(shown?.hash);
      const scores = await listPublishedScores(database.db, {
        cityIds: [round.city_id],
        reportingYear: 2024,
        targetSetHash: TARGET_HASH,
      });
      expect([...new Set(scores.map((one) => one.publication_id))]).toEqual([
        shown?.publication_id,
      ]);
    }
  });

  test('only what is not verified takes the place of what is', async () => {
    const round = await addRound();
    const adding = addPublication(database.db, {
      ...round,
      kind: 'verified',
      takes_place_of: newHash(),
    });
    await expect(adding).rejects.toThrow('publication_takes_place_check');
  });

  test('two of a round cannot take the same place in the chain', async () => {
    const round = await addRound();
    const both = await Promise.allSettled(
      [1, 2].map(() => addPublication(database.db, { ...round, sequence: 1 })),
    );
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toSatisfy(isUniqueViolation);
    // nothing of the refused one is left
    expect(await listPublications(database.db, round.city_id)).toHaveLength(1);
  });

  test('a city lists its own, newest year first, then the newest of it', async () => {
    const round = await addRound(2023);
    const later = await addAssessment(database.db, round.city_id, { reporting_year: 2024 });
    await addPublication(database.db, { ...round, sequence: 1 }, 2023);
    await addPublication(database.db, { ...round, assessment_id: later, sequence: 1 }, 2024);
    await addPublication(
      database.db,
      { ...round, sequence: 2, note: 'a figure was corrected' },
      2023,
    );
    await addPublication(database.db, await addRound());
    const listed = await listPublications(database.db, round.city_id);
    expect(
      listed.map(({ reporting_year, sequence, note }) => [reporting_year, sequence, note]),
    ).toEqual([
      [2024, 1, null],
      [2023, 2, 'a figure was corrected'],
      [2023, 1, null],
    ]);
    expect(listed[0]).not.toHaveProperty('public_document');
  });

  test('carry flat values and scores, with decimals as text', async () => {
    const round = await addRound();
    const { id } = await addPublication(database.db, round);
    const other = await addPublication(database.db, await addRound());
    const key = { city_id: round.city_id, publication_id: id, reporting_year: 2024 };
    expect(await listPublishedValues(database.db, round.city_id, id)).toEqual([
      expect.objectContaining({
        ...key,
        data_point_id: 'ec-ict-ict-1c',
        decimal_value: '96.50',
        yes_no: null,
      }),
    ]);
    expect(await listPublicationScores(database.db, round.city_id, id)).toEqual([
      expect.objectContaining({
        ...key,
        scope_id: 'economy',
        percent: '62.50',
        points: 5,
        band: null,
      }),
    ]);
    // under another city's name there is nothing
    expect(await listPublishedValues(database.db, round.city_id, other.id)).toEqual([]);
    expect(await listPublicationScores(database.db, round.city_id, other.id)).toEqual([]);
  });

  test('the scores of several are read at once, by dimension alone', async () => {
    const [a, b] = [await addRound(), await addRound()];
    const publications = [
      { city_id: a.city_id, publication_id: (await addPublication(database.db, a)).id },
      { city_id: b.city_id, publication_id: (await addPublication(database.db, b)).id },
    ];
    await addPublication(database.db, await addRound());
    const [first] = publications;
    if (first) {
      await database.db
        .insertInto('published_score')
        .values({
          ...first,
          target_set_hash: TARGET_HASH,
          scoring_version: '1',
          scope_kind: 'segment',
          scope_id: 'economy/ict',
          reporting_year: 2024,
          reported: 1,
          scored: 1,
          applicable: 1,
          total: 1,
        })
        .execute();
    }
    const scores = await listScoresOf(database.db, publications, { kind: 'dimension' });
    expect(new Set(scores.map((one) => one.publication_id))).toEqual(
      new Set(publications.map((one) => one.publication_id)),
    );
    expect(scores.map((one) => one.scope_kind)).toEqual(['dimension', 'dimension']);
    expect(await listScoresOf(database.db, [], { kind: 'dimension' })).toEqual([]);
    const segment = { kind: 'segment', ids: ['economy/ict'] } as const;
    expect(await listScoresOf(database.db, publications, segment)).toHaveLength(1);
    const none = { kind: 'segment', ids: ['elsewhere'] } as const;
    expect(await listScoresOf(database.db, publications, none)).toEqual([]);
    expect(await listScoresOf(database.db, publications, { kind: 'segment', ids: [] })).toEqual([]);
  });

  test('reads the values of some data points of some publications', async () => {
    const rounds = [await addRound(), await addRound()];
    const publications = await Promise.all(
      rounds.map(async (round) => ({
        city_id: round.city_id,
        publication_id: (await addPublication(database.db, round)).id,
      })),
    );
    await addPublication(database.db, await addRound());
    const values = await listValuesOf(database.db, publications, ['ec-ict-ict-1c', 'nothing']);
    expect(values.map((one) => one.publication_id).sort()).toEqual(
      publications.map((one) => one.publication_id).sort(),
    );
    expect(values.map((one) => one.decimal_value)).toEqual(['96.50', '96.50']);
    expect(await listValuesOf(database.db, publications, ['nothing'])).toEqual([]);
    expect(await listValuesOf(database.db, publications, [])).toEqual([]);
    expect(await listValuesOf(database.db, [], ['ec-ict-ict-1c'])).toEqual([]);
  });

  test('a comparison reads the newest publication of the year under one target set', async () => {
    const [a, b] = [await addRound(), await addRound()];
    await addPublication(database.db, { ...a, sequence: 1 });
    const newest = await addPublication(database.db, { ...a, sequence: 2 });
    const other = await addPublication(database.db, b);
    const earlier = await addAssessment(database.db, a.city_id, { reporting_year: 2022 });
    const before = await addPublication(database.db, { ...a, assessment_id: earlier }, 2022);

    const idsOf = async (cityIds: string[], reportingYear: number, targetSetHash = TARGET_HASH) =>
      (await listPublishedScores(database.db, { cityIds, reportingYear, targetSetHash }))
        .map((one) => one.publication_id)
        .sort();
    expect(await idsOf([a.city_id, b.city_id], 2024)).toEqual([newest.id, other.id].sort());
    expect(await idsOf([a.city_id], 2024)).toEqual([newest.id]);
    expect(await idsOf([a.city_id, b.city_id], 2022)).toEqual([before.id]);
    expect(await idsOf([a.city_id], 2024, 'another set')).toEqual([]);
    expect(await idsOf([], 2024)).toEqual([]);
  });

  test('the newest of all cities come first', async () => {
    const [a, b] = [await addRound(), await addRound()];
    const later = await addPublication(database.db, {
      ...a,
      published_at: new Date('2031-01-02T00:00:00Z'),
    });
    const latest = await addPublication(database.db, {
      ...b,
      published_at: new Date('2031-01-02T00:00:00.001Z'),
    });
    const newest = await listNewestPublications(database.db, 2);
    expect(newest.map((one) => one.hash)).toEqual([latest.hash, later.hash]);
    expect(newest[0]).toMatchObject({
      city_id: b.city_id,
      name: 'Testby',
      reporting_year: 2024,
      sequence: 1,
    });
  });
});
