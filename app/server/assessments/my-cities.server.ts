/** The cities of a person with their rounds. */
import type { Kysely } from 'kysely';
import { listAssessments } from '#db/queries/assessments.server.ts';
import { listCitiesOfAccount } from '#db/queries/cities.server.ts';
import { listPublications } from '#db/queries/publications.server.ts';
import type { Database } from '#db/schema.ts';

type Db = Kysely<Database>;

/** Every city in which an account has a role, by name. */
export async function readMyCities(db: Db, accountId: string) {
  const cities = await listCitiesOfAccount(db, accountId);
  return Promise.all(
    cities.map(async (city) => ({
      slug: city.slug,
      name: city.name,
      provenance: city.provenance,
      role: city.role,
      rounds: await readRounds(db, city.city_id),
    })),
  );
}

/** A city's rounds, newest year first, with what is public of each. */
export async function readRounds(db: Db, cityId: string) {
  const [assessments, publications] = await Promise.all([
    listAssessments(db, cityId),
    listPublications(db, cityId),
  ]);
  return assessments.map((assessment) => {
    const newest = publications.find((one) => one.assessment_id === assessment.assessment_id);
    return {
      year: assessment.reporting_year,
      state: assessment.work_state,
      publishedAt: newest?.published_at.toISOString() ?? null,
      publications: newest?.sequence ?? 0,
    };
  });
}
