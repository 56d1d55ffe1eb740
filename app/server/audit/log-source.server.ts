/** Where the lines of a log come from: a city's, or the installation's; the page and the file read both alike. */
import { listAssessments } from '#db/queries/assessments.server.ts';
import {
  countCityAudit,
  listCityAudit,
  listCityAuditActions,
  listCityAuditActors,
  type AuditFilter,
  type AuditLine,
} from '#db/queries/audit.server.ts';
import {
  countInstallationAudit,
  listInstallationAudit,
  listInstallationAuditActions,
  listInstallationAuditActors,
} from '#db/queries/installation-audit.server.ts';
import type { Assessment, City } from '#db/schema.ts';
import type { CityVisit, Visit } from '../permissions/enter.server.ts';

export interface LogSource extends Pick<Visit, 'db' | 'definitions'> {
  /** Undefined: the installation's. */
  city: Pick<City, 'slug'> | undefined;
  rounds(): Promise<Assessment[]>;
  lines(filter: AuditFilter, part: { limit: number; offset?: number }): Promise<AuditLine[]>;
  count(filter: AuditFilter): Promise<number>;
  actors(): Promise<Array<{ actor_id: string | null; name: string | null }>>;
  actions(): Promise<string[]>;
}

export function logOfCity({ db, definitions, city }: CityVisit): LogSource {
  const id = city.city_id;
  return {
    db,
    definitions,
    city,
    rounds: () => listAssessments(db, id),
    lines: (filter, part) => listCityAudit(db, id, filter, part),
    count: (filter) => countCityAudit(db, id, filter),
    actors: () => listCityAuditActors(db, id),
    actions: () => listCityAuditActions(db, id),
  };
}

export function logOfInstallation({ db, definitions }: Visit): LogSource {
  return {
    db,
    definitions,
    city: undefined,
    rounds: () => Promise.resolve([]),
    lines: (filter, part) => listInstallationAudit(db, filter, part),
    count: (filter) => countInstallationAudit(db, filter),
    actors: () => listInstallationAuditActors(db),
    actions: () => listInstallationAuditActions(db),
  };
}
