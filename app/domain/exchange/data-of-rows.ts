/** What the rows of a spreadsheet say to the formulas, so that its computed cells have their values from the start. */
import { inputKey, type AssessmentData, type AssessmentEntry } from '../entry/entry.ts';
import { readFigure } from '../entry/read-figure.ts';
import type { Reading } from '../entry/read-text.ts';
import type { RoundRow } from './rows-of-round.ts';

/** The figure of a row in the definition's unit; undefined where there is none. */
export function readingOfRow({ figure, spec }: RoundRow): Reading | undefined {
  return spec ? readFigure(figure.text, figure.unit, spec) : undefined;
}

/** What scoring reads, as it stands in the rows and nowhere else. */
export function dataOfRows(rows: readonly RoundRow[]): AssessmentData {
  const register: Record<string, Reading> = {};
  const inputs: Record<string, Reading> = {};
  const entries: Record<string, AssessmentEntry> = {};
  for (const row of rows) {
    const reading = readingOfRow(row);
    if (row.kind === 'dataPoint') {
      const status = (row.row.status || 'notStarted') as AssessmentEntry['status'];
      entries[row.dataPoint.id] = { status, ...(reading && { finalValue: reading }) };
    } else if (reading) {
      if (row.kind === 'register') register[row.item.id] = reading;
      else inputs[inputKey(row.kpi.id, row.inputId)] = reading;
    }
  }
  return { register, inputs, entries };
}
