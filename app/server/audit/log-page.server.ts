/** What is read of a log, a city's by its coordinators and the installation's by administrators: lines with names and words in place of ids and codes. */
import {
  isAuditAction,
  readPeriod,
  type Period,
  type PeriodProblem,
} from '#app/domain/audit/actions.ts';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Text } from '#app/messages/text.tsx';
import { getAccount } from '#db/queries/accounts.server.ts';
import { getGroup } from '#db/queries/groups.server.ts';
import type { AuditFilter, AuditLine } from '#db/queries/audit.server.ts';
import { definitionsByStoredHash } from '../definitions/stored-definitions.server.ts';
import type { LogSource } from './log-source.server.ts';

const PER_PAGE = 50;
/** Stands for the system in the choice of a person. */
const SYSTEM = 'system';

/** What was chosen, as it stands in the address. */
export interface LogChoice extends Period {
  person: string;
  action: string;
}

/** A line as people read it. */
export interface ShownLine {
  sequence: number;
  at: string;
  /** null: the system. */
  actorId: string | null;
  person: string;
  action: string;
  /** What it was done to, and what more the line says; empty where nothing. */
  about: string;
  href?: string;
  /** Of the sealed record of what was published. */
  sealedHref?: string;
  hash: string;
}

export function choiceOf(search: URLSearchParams): LogChoice {
  const text = (name: string) => (search.get(name) ?? '').slice(0, 100).trim();
  return {
    person: text('person'),
    action: text('action'),
    from: text('from'),
    until: text('until'),
  };
}

/** The lines that a choice means, or what is wrong with its period; what it names and is not in the log finds nothing. */
export function filterOf(choice: LogChoice): AuditFilter | { problem: PeriodProblem } {
  const period = readPeriod(choice);
  if ('problem' in period) return period;
  const { person, action } = choice;
  return {
    ...period,
    ...(action !== '' && { action }),
    ...(person !== '' && { actorId: person === SYSTEM ? null : person }),
  };
}

/** One page of the log with what it can be narrowed to. */
export async function readLogPage(log: LogSource, search: URLSearchParams, page: number) {
  const [actors, actions] = await Promise.all([log.actors(), log.actions()]);
  const asked = choiceOf(search);
  const ids = actors.map((one) => one.actor_id ?? SYSTEM);
  const choice = {
    ...asked,
    // an address may hold anything, and the database takes nothing but ids
    person: ids.includes(asked.person) ? asked.person : '',
    action: actions.includes(asked.action) ? asked.action : '',
  };
  const filter = filterOf(choice);
  const problem = 'problem' in filter ? filter.problem : null;
  const shown = 'problem' in filter ? {} : filter;
  const words = await logWords(log);
  const [count, lines] = await Promise.all([
    log.count(shown),
    log.lines(shown, { limit: PER_PAGE, offset: (page - 1) * PER_PAGE }),
  ]);
  return {
    page,
    perPage: PER_PAGE,
    count,
    choice,
    problem,
    people: actors.map(({ actor_id: id, name }) => ({
      id: id ?? SYSTEM,
      name: words.personOf(id, name),
    })),
    actions: actions.map((id) => ({ id, name: words.actionOf(id) })),
    lines: await Promise.all(lines.map((line) => words.shown(line))),
  };
}

/** Puts lines of a log into words; remembers the names that it has looked up. */
export async function logWords(
  { db, city, definitions: newest, ...log }: LogSource,
  t: Text = textFor(),
) {
  const assessments = await log.rounds();
  const rounds = new Map(assessments.map((one) => [one.assessment_id, one]));
  const names = new Map<string, string>();

  async function nameOf(accountId: unknown): Promise<string> {
    if (typeof accountId !== 'string') return t('tasks.nobody');
    const known = names.get(accountId);
    if (known !== undefined) return known;
    const name = (await getAccount(db, accountId))?.name ?? noAccount(accountId);
    names.set(accountId, name);
    return name;
  }
  const noAccount = (id: string) => t('log.noAccount', { id: id.slice(0, 8) });
  const personOf = (id: string | null, name: string | null) =>
    id === null ? t('history.nobody') : (name ?? noAccount(id));
  const actionOf = (code: string) =>
    isAuditAction(code) ? t(`log.action.${code}`) : t('log.action.other', { code });

  async function aboutOf({ action, subject, details }: AuditLine) {
    const [kind, id = ''] = subject.split(':', 2);
    const round = kind === 'assessment' ? rounds.get(id) : undefined;
    const year = round?.reporting_year;
    if (action === 'publication.published' && typeof details.hash === 'string') {
      return {
        about: t('log.publication', { year: String(year ?? ''), hash: details.hash.slice(0, 8) }),
        href: pathTo.publication(details.hash),
        ...(city && { sealedHref: pathTo.sealedRecord(city.slug, details.hash) }),
      };
    }
    const parts = year === undefined ? [] : [t('log.round', { year: String(year) })];
    if (kind === 'account') parts.push(await nameOf(id));
    if (kind === 'group') parts.push((await getGroup(db, id))?.name ?? id.slice(0, 8));
    if (typeof details.task === 'string') {
      const definitions = round
        ? await definitionsByStoredHash(db, round.definition_hash, newest)
        : newest;
      const [part, partId = ''] = details.task.split('/', 2);
      const found =
        part === 'kpi' ? definitions.kpiById.get(partId) : definitions.segmentById.get(partId);
      parts.push(found?.name ?? partId);
    }
    if ('accountId' in details) parts.push(await nameOf(details.accountId));
    if (
      details.role === 'coordinator' ||
      details.role === 'contributor' ||
      details.role === 'viewer'
    )
      parts.push(t(`role.${details.role}`));
    if (typeof details.dueOn === 'string') parts.push(t('log.due', { date: details.dueOn }));
    return { about: parts.join(', ') };
  }

  return {
    personOf,
    actionOf,
    async shown(line: AuditLine): Promise<ShownLine> {
      return {
        sequence: line.sequence,
        at: line.at.toISOString(),
        actorId: line.actor_id,
        person: personOf(line.actor_id, line.name),
        action: actionOf(line.action),
        ...(await aboutOf(line)),
        hash: line.hash,
      };
    },
  };
}
