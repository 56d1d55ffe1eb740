/** What each KPI of a workbook measures and how its figures are got, for whoever fills it in far from the application. */
import type { DataPoint, Kpi, RegisterItem } from '#app/domain/definitions/schema.ts';
import type { Text } from '#app/messages/text.tsx';
import type { WorkbookCell, WorkbookSheet } from '../workbook/workbook.ts';
import { LOOKS } from './looks.ts';
import { REGISTER } from '#app/domain/exchange/rows-of-round.ts';

const WIDTHS = [18, 40, 18, 46, 60, 60, 46];

/** A row for each data point and each shared figure. `formulaOf` says in words how a value is computed. */
export function definitionsSheet(
  { kpis, register }: { kpis: readonly Kpi[]; register: readonly RegisterItem[] },
  {
    name,
    symbolOf,
    formulaOf,
    t,
  }: {
    name: string;
    symbolOf: (unit: string) => string;
    formulaOf: (dataPoint: DataPoint) => string;
    t: Text;
  },
): WorkbookSheet {
  const heads = [
    t('workbook.head.code'),
    t('workbook.head.name'),
    t('workbook.head.unit'),
    t('workbook.head.computed'),
    t('workbook.head.definition'),
    t('workbook.head.collect'),
    t('workbook.head.sources'),
  ];
  const row = (texts: readonly string[]): WorkbookCell[] =>
    texts.map((content, index) => ({ content, style: index === 0 ? LOOKS.code : LOOKS.text }));
  return {
    name,
    columns: WIDTHS.map((width) => ({ width })),
    frozen: { rows: 1, columns: 2 },
    rows: [
      heads.map((content) => ({ content, style: LOOKS.header })),
      ...register.map(({ label, unit, help = '' }) =>
        row([REGISTER, label, symbolOf(unit), '', help]),
      ),
      ...kpis.flatMap((kpi) =>
        kpi.dataPoints.map((dataPoint) =>
          row([
            kpi.code,
            dataPoint.label,
            symbolOf(dataPoint.unit),
            formulaOf(dataPoint),
            kpi.definition,
            kpi.howToCollect,
            kpi.dataSources,
          ]),
        ),
      ),
    ],
  };
}
