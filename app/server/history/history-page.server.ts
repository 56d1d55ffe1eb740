/** What the pages about the past of a round show. */
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { ChangeCause } from '#app/domain/entry/entry.ts';
import {
  inputsOfKpi,
  isRegisterReference,
  parseFieldName,
  parseRowKey,
  registerIdOf,
  rowKey,
  type Row,
} from '#app/domain/entry/fields.ts';
import { changesOf, differences, type Change } from '#app/domain/history/changes.ts';
import { pathTo } from '#app/domain/paths.ts';
import { getAccount } from '#db/queries/accounts.server.ts';
import {
  countChanges,
  listChangeAuthors,
  listChanges,
  type ChangeFilter,
  type RoundChange,
} from '#db/queries/changes.server.ts';
import { roundOf } from '../assessments/round-rows.server.ts';
import { readEvidenceEvents } from '../evidence/evidence-page.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { findLastSave } from './go-back.server.ts';
import { isRowOfRound, readRevisions, rowOfChange, textsOfRow } from './row-history.server.ts';

/** A change with names in place of ids. */
export interface ShownChange extends Omit<Change, 'by'> {
  /** null: the system. */
  name: string | null;
}

export interface NamedRow {
  key: string;
  /** Of the KPI or data point; of a register item its label. */
  code: string;
  label: string;
}

/** The row that an address asks for; undefined where the round has none such. */
export function rowOfAddress(visit: RoundVisit, request: Request): Row | undefined {
  const row = parseRowKey(new URL(request.url).searchParams.get('row') ?? '');
  return row && isRowOfRound(visit, row) ? row : undefined;
}

/** The whole history of a row. */
export async function readHistoryPage(visit: RoundVisit, row: Row) {
  const { db, city, assessment, definitions } = visit;
  const revisions = await readRevisions(db, roundOf(visit), row);
  const names = new Map<string | null, string | null>();
  for (const { by } of revisions) {
    if (by && !names.has(by)) names.set(by, (await getAccount(db, by))?.name ?? null);
  }
  return {
    row: nameOfRow(definitions, row),
    form: addressOfForm(definitions, row, city.slug, assessment.reporting_year),
    changes: changesOf(revisions, textsOfRow(row, undefined)).map(({ by, ...change }) => ({
      ...change,
      name: names.get(by) ?? null,
      fields: withUnitSymbols(definitions, change.fields),
    })),
    newest: revisions[0]?.revision ?? 0,
    evidence: row.row === 'entry' ? await readEvidenceEvents(visit, row.dataPointId) : [],
  };
}

const PER_PAGE = 50;

/** One page of a round's changes, and what the person who looks could undo. */
export async function readChangesPage(visit: RoundVisit, search: URLSearchParams, page: number) {
  const { db, account, definitions } = visit;
  const round = roundOf(visit);
  const { cityId, assessmentId } = round;
  const people = await listChangeAuthors(db, cityId, assessmentId);
  const by = people.find((one) => one.account_id === search.get('person'))?.account_id;
  const segment = definitions.segmentById.get(search.get('segment') ?? '')?.id;
  const filter: ChangeFilter = {
    by,
    only: segment ? rowsOfSegment(definitions, segment) : undefined,
  };
  const [count, changes, last] = await Promise.all([
    countChanges(db, cityId, assessmentId, filter),
    listChanges(db, cityId, assessmentId, filter, {
      limit: PER_PAGE,
      offset: (page - 1) * PER_PAGE,
    }),
    findLastSave(db, round, account.accountId),
  ]);
  return {
    page,
    perPage: PER_PAGE,
    count,
    person: by ?? '',
    segment: segment ?? '',
    people: people.map(({ account_id: id, name }) => ({ id, name })),
    segments: definitions.framework.segments.map(({ id, name }) => ({ id, name })),
    changes: changes.map((change) => shown(definitions, change)),
    last: last && {
      at: last.at,
      rows: last.changes.slice(0, 5).map((change) => nameOfRow(definitions, rowOfChange(change))),
      more: Math.max(0, last.changes.length - 5),
    },
  };
}

/** The row with its name, for a link to its history. */
export function nameOfRow(definitions: DefinitionSet, row: Row): NamedRow {
  const key = rowKey(row);
  if (row.row === 'register') {
    const label = definitions.registerById.get(row.registerId)?.label ?? row.registerId;
    return { key, code: label, label };
  }
  if (row.row === 'entry') {
    const dataPoint = definitions.dataPointById.get(row.dataPointId);
    const kpi = definitions.kpiOfDataPoint.get(row.dataPointId);
    return { key, code: kpi?.code ?? row.dataPointId, label: dataPoint?.label ?? row.dataPointId };
  }
  const kpi = definitions.kpiById.get(row.kpiId);
  const label = isRegisterReference(row.inputId)
    ? definitions.registerById.get(registerIdOf(row.inputId))?.label
    : kpi && inputsOfKpi(kpi).find((input) => input.id === row.inputId)?.label;
  return { key, code: kpi?.code ?? row.kpiId, label: label ?? row.inputId };
}

function addressOfForm(definitions: DefinitionSet, row: Row, city: string, year: number): string {
  if (row.row === 'register') return pathTo.register(city, year);
  const kpi =
    row.row === 'entry'
      ? definitions.kpiOfDataPoint.get(row.dataPointId)
      : definitions.kpiById.get(row.kpiId);
  const dataPoint = row.row === 'entry' ? row.dataPointId : kpi?.dataPoints[0]?.id;
  return pathTo.segment(city, year, kpi?.segment ?? '', dataPoint);
}

function rowsOfSegment(definitions: DefinitionSet, segment: string) {
  const kpis = definitions.kpis.filter((kpi) => kpi.segment === segment);
  return {
    kpiIds: kpis.map((kpi) => kpi.id),
    dataPointIds: kpis.flatMap((kpi) => kpi.dataPoints.map((dataPoint) => dataPoint.id)),
  };
}

function shown(definitions: DefinitionSet, change: RoundChange): ShownChange & { row: NamedRow } {
  const row = rowOfChange(change);
  const before = textsOfRow(row, change.before ?? undefined);
  return {
    row: nameOfRow(definitions, row),
    revision: change.revision,
    at: change.updated_at.toISOString(),
    name: change.name,
    cause: change.now.cause as ChangeCause | null,
    fields: withUnitSymbols(definitions, differences(before, textsOfRow(row, change.now))),
  };
}

function withUnitSymbols(definitions: DefinitionSet, fields: Change['fields']): Change['fields'] {
  const symbol = (unit: string) => definitions.unitById.get(unit)?.symbol ?? unit;
  return fields.map((one) => {
    const attribute = parseFieldName(one.field)?.attribute;
    return attribute === 'unit' || attribute === 'finalUnit'
      ? { ...one, was: symbol(one.was), now: symbol(one.now) }
      : one;
  });
}
