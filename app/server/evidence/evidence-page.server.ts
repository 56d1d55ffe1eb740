/** What the page of evidence shows: that of a round, or of one data point with everything that was done with it. */
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { pathTo } from '#app/domain/paths.ts';
import { listEvidence, listEvidenceEvents } from '#db/queries/evidence.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';

/** The evidence of a data point as its events tell it, newest first. */
export async function readEvidenceEvents(visit: RoundVisit, dataPointId: string) {
  const { db, city, assessment } = visit;
  const year = assessment.reporting_year;
  const events = await listEvidenceEvents(db, city.city_id, assessment.assessment_id, dataPointId);
  return events.map((event) => ({
    key: `${event.evidence_id}/${event.sequence}`,
    href: pathTo.evidenceFile(city.slug, year, event.evidence_id),
    fileName: event.file_name,
    at: event.at.toISOString(),
    what: event.what,
    reason: event.reason,
    name: event.name,
  }));
}

/** The names of the files behind some data points, without those that were removed. */
export async function readEvidenceLinks(visit: RoundVisit, dataPointIds: readonly string[]) {
  const { db, city, assessment } = visit;
  const { assessment_id: id, reporting_year: year } = assessment;
  const rows = await listEvidence(db, city.city_id, id, dataPointIds);
  const links: Record<string, Array<{ name: string; href: string }>> = {};
  for (const row of rows) {
    if (row.is_removed) continue;
    (links[row.data_point_id] ??= []).push({
      name: row.file_name,
      href: pathTo.evidenceFile(city.slug, year, row.evidence_id),
    });
  }
  return links;
}

/** The evidence of the data point that an address names, or of all; what was removed comes after the rest. */
export async function readEvidencePage(visit: RoundVisit, search: URLSearchParams) {
  const { db, city, assessment, definitions } = visit;
  const dataPointId = search.get('dataPoint') ?? '';
  const isOne = definitions.dataPointById.has(dataPointId);
  const ids = [city.city_id, assessment.assessment_id] as const;
  const rows = await listEvidence(db, ...ids, isOne ? [dataPointId] : undefined);
  const files = rows.map((row) => ({
    id: row.evidence_id,
    dataPointId: row.data_point_id,
    href: pathTo.evidenceFile(city.slug, assessment.reporting_year, row.evidence_id),
    fileName: row.file_name,
    byteSize: row.byte_size,
    note: row.note,
    isRemoved: row.is_removed,
    revision: row.revision,
    at: row.updated_at.toISOString(),
    name: row.name,
  }));
  const withFiles = new Set(files.map((file) => file.dataPointId));
  return {
    dataPoint: isOne ? nameOf(definitions, dataPointId) : null,
    events: isOne ? await readEvidenceEvents(visit, dataPointId) : [],
    groups: definitions.kpis
      .flatMap((kpi) => kpi.dataPoints)
      .filter(({ id }) => (isOne ? id === dataPointId : withFiles.has(id)))
      .map(({ id }) => ({
        ...nameOf(definitions, id),
        files: files.filter((file) => file.dataPointId === id),
      })),
    choices: isOne ? [] : choicesOf(definitions),
  };
}

function nameOf(definitions: DefinitionSet, id: string) {
  const kpi = definitions.kpiOfDataPoint.get(id);
  return {
    id,
    label: definitions.dataPointById.get(id)?.label ?? id,
    kpi: kpi?.name ?? '',
    segment: kpi?.segment ?? '',
  };
}

function choicesOf(definitions: DefinitionSet) {
  return definitions.framework.segments.map((segment) => ({
    segment: segment.name,
    dataPoints: definitions.kpis
      .filter((kpi) => kpi.segment === segment.id)
      .flatMap((kpi) =>
        kpi.dataPoints.map(({ id, label }) => ({
          id,
          label: kpi.dataPoints.length === 1 ? kpi.name : `${kpi.name}: ${label}`,
        })),
      ),
  }));
}
