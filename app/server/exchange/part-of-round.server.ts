/** Which part of a round a file is about: chosen segments, what is somebody's, or both at once; else all of it. */
import type { Kysely } from 'kysely';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { Kpi } from '#app/domain/definitions/schema.ts';
import { responsibleTask } from '#app/domain/tasks/responsible.ts';
import { listMembersOfCity } from '#db/queries/accounts.server.ts';
import { listTasks } from '#db/queries/tasks.server.ts';
import type { Database, Task } from '#db/schema.ts';
import type { SavedRound } from '../assessments/round-rows.server.ts';

/** A person who has a part of the round, with how many KPIs it is. */
export interface PersonWithPart {
  id: string;
  name: string;
  count: number;
}

export interface RoundPart {
  /** undefined: the whole round, with its register. */
  kpis: ReadonlySet<string> | undefined;
  /** For the file's name; '' for the whole. */
  name: string;
}

/** `?segment=` (any number) and `?person=`; undefined for a segment that is not, or where nothing is left. */
export async function readPart(
  db: Kysely<Database>,
  round: SavedRound,
  search: URLSearchParams,
): Promise<RoundPart | undefined> {
  const { definitions } = round;
  const segments = search.getAll('segment').filter((id) => id !== '');
  if (segments.some((id) => !definitions.segmentById.has(id))) return undefined;
  const personId = search.get('person') ?? '';
  if (segments.length === 0 && personId === '') return { kpis: undefined, name: '' };
  let kpis: readonly Kpi[] = definitions.kpis;
  let person: PersonWithPart | undefined;
  if (personId !== '') {
    const { tasks, people } = await readPeopleWithParts(db, round);
    person = people.find((one) => one.id === personId);
    if (!person) return undefined;
    kpis = kpisOf(definitions, tasks, personId);
  }
  const chosen = kpis.filter(({ segment }) => segments.length === 0 || segments.includes(segment));
  if (chosen.length === 0) return undefined;
  const ofSegment = segments.length === 1 ? segments[0]?.replace(/^seg-/, '') : 'part';
  return {
    kpis: new Set(chosen.map((kpi) => kpi.id)),
    name: [person && asFileName(person.name), segments.length > 0 && ofSegment]
      .filter(Boolean)
      .join('-'),
  };
}

/** Who has a part of the round. Who has left the city is left out. */
export async function readPeopleWithParts(db: Kysely<Database>, round: SavedRound) {
  const { cityId, assessmentId, definitions } = round;
  const [tasks, members] = await Promise.all([
    listTasks(db, cityId, assessmentId),
    listMembersOfCity(db, cityId),
  ]);
  const people: PersonWithPart[] = members
    .map(({ account_id: id, name }) => ({
      id,
      name,
      count: kpisOf(definitions, tasks, id).length,
    }))
    .filter((one) => one.count > 0);
  return { tasks, people };
}

function kpisOf(definitions: DefinitionSet, tasks: readonly Task[], accountId: string): Kpi[] {
  return definitions.kpis.filter(
    (kpi) =>
      responsibleTask(tasks, { kpiId: kpi.id, segmentId: kpi.segment })?.account_id === accountId,
  );
}

function asFileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain === '' ? 'part' : plain.slice(0, 60);
}
