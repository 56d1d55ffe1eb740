/** A round as rows of a spreadsheet: the register, and of each KPI its inputs and its data points. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import type { DataPoint, Kpi, RegisterItem } from '../definitions/schema.ts';
import { fieldName, inputsOfKpi, registerIdOf, registerReferencesOfKpi } from '../entry/fields.ts';
import { finalSpec, inputSpec, registerSpec, type FigureSpec } from '../entry/read-figure.ts';
import type { ExchangeRow } from './columns.ts';
import type { TypedFigure } from '../entry/field-spec.ts';
import { partOf } from './find-named.ts';
import { roundName } from './read-rows.ts';

/** The word in the column `kpi` for what all KPIs share. */
export const REGISTER = 'register';

/** A row, its figure as it is stored, and where it comes from. */
export type RoundRow = { row: ExchangeRow; figure: TypedFigure; spec: FigureSpec | null } & (
  | { kind: 'register'; item: RegisterItem }
  | { kind: 'input'; kpi: Kpi; inputId: string }
  | { kind: 'dataPoint'; kpi: Kpi; dataPoint: DataPoint }
);

export interface RowsOptions {
  city: string;
  year: number;
  /** What a field holds; always '' for a sheet that is to be filled in. */
  text: (field: string) => string;
  /** The revision of a row; undefined for a sheet that is to be filled in: it says nothing about what is there. */
  revision?: (rowKey: string) => number;
  /** The ids of the KPIs that it is about, without the register; undefined: all, with the register. */
  kpis?: ReadonlySet<string> | undefined;
  /** The ids of the register's items, where they are not all or none of them as `kpis` says. */
  register?: ReadonlySet<string> | undefined;
}

/** All rows in the order of the framework. A KPI's own figure for a register item has a row where there is one. */
export function rowsOfRound(definitions: DefinitionSet, options: RowsOptions): RoundRow[] {
  const { kpis, text } = options;
  const revisionOf = (key: string) => options.revision?.(key).toString() ?? '';
  const round = roundName(options.city, options.year);
  const symbol = (spec: FigureSpec | null, unitId: string) =>
    (spec?.units.find((one) => one.id === unitId) ?? spec?.units[0])?.symbol ?? '';
  const isOfRegister = ({ id }: RegisterItem) => options.register?.has(id) ?? kpis === undefined;
  const empty = emptyRow(round);

  const registerRow = (item: RegisterItem): RoundRow => {
    const field = (attribute: 'value' | 'unit' | 'referenceYear' | 'source') =>
      text(fieldName.register(item.id, attribute));
    const spec = item.valueType === 'number' ? registerSpec(definitions, item) : null;
    return {
      kind: 'register',
      item,
      spec,
      figure: { text: field('value'), unit: field('unit') },
      row: {
        ...empty,
        kpi: REGISTER,
        input: item.id,
        value: field('value'),
        unit: symbol(spec, field('unit')),
        year: field('referenceYear'),
        source: field('source'),
        label: item.label,
        revision: revisionOf(`register/${item.id}`),
      },
    };
  };
  const inputRow = (kpi: Kpi, inputId: string, label: string): RoundRow => {
    const field = (attribute: 'value' | 'unit' | 'referenceYear') =>
      text(fieldName.input(kpi.id, inputId, attribute));
    const spec = inputSpec(definitions, kpi, inputId) ?? null;
    return {
      kind: 'input',
      kpi,
      inputId,
      spec,
      figure: { text: field('value'), unit: field('unit') },
      row: {
        ...empty,
        kpi: kpi.code,
        input: inputId,
        value: field('value'),
        unit: symbol(spec, field('unit')),
        year: field('referenceYear'),
        label,
        revision: revisionOf(`input/${kpi.id}/${inputId}`),
      },
    };
  };
  const dataPointRow = (kpi: Kpi, dataPoint: DataPoint): RoundRow => {
    const field = (attribute: Parameters<typeof fieldName.entry>[1]) =>
      text(fieldName.entry(dataPoint.id, attribute));
    const spec = finalSpec(definitions, dataPoint);
    return {
      kind: 'dataPoint',
      kpi,
      dataPoint,
      spec,
      figure: { text: field('final'), unit: field('finalUnit') },
      row: {
        ...empty,
        kpi: kpi.code,
        dataPoint: partOf(dataPoint),
        value: field('final'),
        unit: symbol(spec, field('finalUnit')),
        year: field('referenceYear'),
        quality: field('quality'),
        source: field('sourceName'),
        comment: field('comment'),
        status: options.revision ? field('status') : '',
        origin: field('origin'),
        link: field('sourceUrl'),
        label: dataPoint.label,
        revision: revisionOf(`entry/${dataPoint.id}`),
      },
    };
  };
  const rowsOfKpi = (kpi: Kpi): RoundRow[] => [
    ...inputsOfKpi(kpi).map((input) => inputRow(kpi, input.id, input.label)),
    ...registerReferencesOfKpi(kpi)
      .filter((ref) => text(fieldName.input(kpi.id, ref)) !== '')
      .map((ref) =>
        inputRow(kpi, ref, definitions.registerById.get(registerIdOf(ref))?.label ?? ref),
      ),
    ...kpi.dataPoints.map((dataPoint) => dataPointRow(kpi, dataPoint)),
  ];
  return [
    ...definitions.framework.register.filter(isOfRegister).map(registerRow),
    ...definitions.kpis.filter((kpi) => kpis?.has(kpi.id) ?? true).flatMap(rowsOfKpi),
  ];
}

function emptyRow(round: string): ExchangeRow {
  return {
    kpi: '',
    dataPoint: '',
    input: '',
    value: '',
    unit: '',
    year: '',
    quality: '',
    source: '',
    comment: '',
    status: '',
    origin: '',
    link: '',
    label: '',
    revision: '',
    round,
  };
}
