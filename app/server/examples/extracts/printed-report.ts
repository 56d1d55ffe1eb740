/** Turns the figures of a printed report into an example city that claims nothing about pages that were not read. */
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { DataPoint } from '#app/domain/definitions/schema.ts';
import {
  entryWith,
  finalColumns,
  typedColumns,
  type CityFacts,
  type ExampleCity,
  type ExampleEntry,
  type RoundContent,
} from '../example-city.ts';

/** A row of a result table. */
interface PrintedFigure {
  dataPoint: string;
  /** The cell to the letter. */
  raw: string;
  /** The number or answer in it as printed, without its unit; null: the page says that there is none. */
  text: string | null;
  page: number;
  /** What else the page shows beside the figure. */
  comment?: string;
}

/** A figure of the report's city profile, in the unit of the register. */
interface ProfileFigure {
  registerId: string;
  text: string;
  page: number;
  /** As the page gives it, where that is another unit. */
  givenAs?: string;
}

export interface PrintedReport {
  facts: CityFacts;
  /** The name of the document. */
  document: string;
  year: number;
  profile: readonly ProfileFigure[];
  figures: readonly PrintedFigure[];
}

/** The city of a printed report, with the one round that the report is about. */
export function cityOfReport(report: PrintedReport): ExampleCity {
  return {
    facts: report.facts,
    provenance: 'extract',
    rounds: (definitions) => [
      {
        year: report.year,
        sourceDocument: report.document,
        publishedWith: `Extract of ${report.document}; figures as printed.`,
        content: contentOfReport(definitions, report),
      },
    ],
  };
}

/** A row for every data point: as printed, or not in the extract. The reports do not state reference years. */
export function contentOfReport(definitions: DefinitionSet, report: PrintedReport): RoundContent {
  const printed = new Map(report.figures.map((figure) => [figure.dataPoint, figure]));
  return {
    registerValues: profileRows(definitions, report),
    inputValues: [],
    entries: definitions.dataPoints.map((dataPoint) =>
      entryOf(dataPoint, printed.get(dataPoint.id), report.document),
    ),
  };
}

function entryOf(
  dataPoint: DataPoint,
  figure: PrintedFigure | undefined,
  document: string,
): ExampleEntry {
  if (!figure) return entryWith(dataPoint.id, { status: 'notInExtract' });
  const printed = {
    published_as: figure.raw,
    source_name: document,
    source_page: String(figure.page),
    comment: figure.comment ?? null,
  };
  if (figure.text === null) {
    return entryWith(dataPoint.id, { status: 'notCollected', ...printed });
  }
  const unit = dataPoint.formula.type === 'yesNo' ? 'yes-no' : dataPoint.unit;
  const spec = { unit, integer: dataPoint.integer };
  return entryWith(dataPoint.id, {
    status: 'reported',
    ...printed,
    ...finalColumns(figure.text, spec),
  });
}

function profileRows(definitions: DefinitionSet, report: PrintedReport) {
  return report.profile.flatMap(({ registerId, text, page, givenAs }) => {
    const item = definitions.registerById.get(registerId);
    if (!item) return [];
    const source = `${report.document}, page ${page}`;
    return [
      {
        register_id: registerId,
        // a currency is a code, not a number
        ...typedColumns(text, item.valueType === 'number' ? item : undefined),
        unit: null,
        reference_year: null,
        source: givenAs ? `${source} (given as ${givenAs})` : source,
      },
    ];
  });
}
