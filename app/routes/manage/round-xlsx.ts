/** A round as a workbook, to be filled in and sent back. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { textFor } from '#app/messages/catalogue.server.ts';
import { roundWorkbook } from '#app/reports/round-workbook/round-workbook.ts';
import { choiceWords } from '#app/server/exchange/choice-words.server.ts';
import { roundFile } from '#app/server/exchange/export-round.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { readsOf } from '#app/server/reading/kpi-page.server.ts';
import { formulaText } from '#app/ui/kpis/formula-text.ts';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;

export function loader(args: LoaderFunctionArgs) {
  return roundFile(args, {
    access,
    extension: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: ({ visit: { city, assessment, definitions }, rows, shared }) => {
      const t = textFor();
      return roundWorkbook({
        definitions,
        rows: [...shared, ...rows],
        isPart: shared.length > 0 || !rows.some(({ kind }) => kind === 'register'),
        city: city.name,
        year: assessment.reporting_year,
        words: choiceWords(),
        formulaOf: (dataPoint) =>
          formulaText(dataPoint.formula, readsOf(definitions, dataPoint), t),
        t,
      });
    },
  });
}
