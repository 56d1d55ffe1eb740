/** Where each row of a round stands in its workbook: the register first, then a sheet for each dimension. */
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { Kpi } from '#app/domain/definitions/schema.ts';
import { isRegisterReference, registerIdOf } from '#app/domain/entry/fields.ts';
import type { RoundRow } from '#app/domain/exchange/rows-of-round.ts';
import { onSheet } from '../workbook/workbook.ts';
import { addressOf, type SheetKind } from './sheet-columns.ts';

export type Line =
  | { kind: 'segment'; name: string }
  | { kind: 'kpi'; kpi: Kpi }
  /** `number` is the row's in its sheet. */
  | { kind: 'row'; row: RoundRow; number: number };

export interface PlacedSheet {
  kind: SheetKind;
  name: string;
  lines: Line[];
}

/** Title, note and the names of the columns. */
export const ROWS_ABOVE = 3;

/** The sheets that have rows, in the order of the framework. `nameOf` is given a dimension's name. */
export function placeRows(
  definitions: DefinitionSet,
  rows: readonly RoundRow[],
  { registerName, nameOf }: { registerName: string; nameOf: (dimension: string) => string },
): PlacedSheet[] {
  const register = rows.filter((row) => row.kind === 'register');
  const ofKpis = rows.filter((row) => row.kind !== 'register');
  const sheets: PlacedSheet[] = [
    { kind: 'register', name: registerName, lines: numbered(register.map(asLine)) },
    ...definitions.framework.dimensions.map(({ id, name }) => ({
      kind: 'kpis' as const,
      name: nameOf(name),
      lines: numbered(
        withHeadings(
          definitions,
          ofKpis.filter((row) => row.kpi.dimension === id),
        ),
      ),
    })),
  ];
  return sheets.filter((sheet) => sheet.lines.length > 0);
}

type KpiRow = Exclude<RoundRow, { kind: 'register' }>;

const asLine = (row: RoundRow): Line => ({ kind: 'row', row, number: 0 });

function withHeadings(definitions: DefinitionSet, rows: readonly KpiRow[]): Line[] {
  const lines: Line[] = [];
  let last: Kpi | undefined;
  for (const row of rows) {
    const { kpi } = row;
    if (kpi.segment !== last?.segment) {
      const name = definitions.segmentById.get(kpi.segment)?.name ?? '';
      lines.push({ kind: 'segment', name });
    }
    if (kpi.id !== last?.id) lines.push({ kind: 'kpi', kpi });
    lines.push(asLine(row));
    last = kpi;
  }
  return lines;
}

function numbered(lines: readonly Line[]): Line[] {
  return lines.map((line, index) =>
    line.kind === 'row' ? { ...line, number: index + 1 + ROWS_ABOVE } : line,
  );
}

/** The cells that hold figures in their definition's unit, for formulas: by KPI and reference. */
export class FigureCells {
  private readonly cells = new Map<string, string>();

  constructor(sheets: readonly PlacedSheet[]) {
    for (const { kind, name, lines } of sheets) {
      for (const line of lines) {
        if (line.kind !== 'row') continue;
        const { row, number } = line;
        const cell = addressOf(kind, 'converted', number);
        if (row.kind === 'register') this.cells.set(row.item.id, onSheet(name, cell));
        if (row.kind === 'input') this.cells.set(`${row.kpi.id}/${row.inputId}`, cell);
      }
    }
  }

  /** Of an input, of a KPI's own figure for a register item, or of the register; '""' where there is none. */
  of(kpi: Kpi, reference: string): string {
    return this.cells.get(`${kpi.id}/${reference}`) ?? this.ofRegister(reference);
  }

  /** Of the register, whatever the KPI's own figure is. */
  ofRegister(reference: string): string {
    const id = isRegisterReference(reference) ? registerIdOf(reference) : '';
    return this.cells.get(id) ?? '""';
  }
}
