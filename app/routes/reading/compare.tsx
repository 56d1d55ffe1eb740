/** Cities of one year held against each other; the address holds the choice. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { chosenOf, searchOf } from '#app/domain/comparison/chosen.ts';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { readChoices, readComparison } from '#app/server/reading/comparison-page.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { ChooseCities } from '#app/ui/compare/choose-cities.tsx';
import { CityCards } from '#app/ui/compare/city-cards.tsx';
import { DataPointRows } from '#app/ui/compare/data-point-rows.tsx';
import { DotFigure } from '#app/ui/compare/dot-figure.tsx';
import { comparisonFinding } from '#app/ui/compare/finding.ts';
import { GoalGrid } from '#app/ui/compare/goal-grid.tsx';
import { LeftOutCities } from '#app/ui/compare/left-out.tsx';
import { Warnings } from '#app/ui/compare/warnings.tsx';
import type { PageHandle } from '#app/ui/layout/page-handle.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { BandKey } from '#app/ui/scores/band-key.tsx';

export const access = { kind: 'public' } as const satisfies Access;
export const handle: PageHandle = { hasIslands: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ request }: LoaderFunctionArgs) {
  const { readDb, definitions } = await enterPublic(access);
  const t = textFor();
  const search = new URL(request.url).searchParams;
  const chosen = chosenOf(search);
  const text = (search.get('q') ?? '').slice(0, 100);
  const page = await readComparison(readDb, chosen);
  const names = page.documents.map(({ city }) => city.name);
  const year = String(page.year ?? '');
  return {
    title: page.comparison
      ? t('compare.heading', { cities: new Intl.ListFormat(t.locale).format(names), year })
      : t('compare.title'),
    description: page.comparison
      ? comparisonFinding(page.comparison, names, t)
      : t('compare.intro'),
    page: unsent({
      chosen,
      text,
      names,
      goals: definitions.goals.map(({ number, shortName, colour }) => ({
        number,
        shortName,
        colour,
      })),
      choices: await readChoices(readDb, page.year, text),
      ...page,
    }),
  };
}

export default function Compare() {
  const { title, description, page: hidden } = useLoaderData<typeof loader>();
  const page = hidden.value;
  const { chosen, year, names, documents, comparison, choices } = page;
  const t = useText();
  const searchWith = (order: 'difference' | 'standard') =>
    searchOf({ cities: documents.map(({ city }) => city.slug), year, order });
  const choose = (
    <ChooseCities {...choices} year={year} chosen={chosen.cities} search={page.text} />
  );
  return (
    <>
      <PageHead title={title}>
        <p className="lede">{description}</p>
        <LeftOutCities
          wrongYear={chosen.wrongYear}
          leftOut={page.leftOut}
          only={names.length === 1 ? (names[0] ?? null) : null}
        />
        {comparison && (
          <details className="no-print">
            <summary>{t('compare.chooseOther')}</summary>
            {choose}
          </details>
        )}
      </PageHead>
      {!comparison && choose}
      {comparison && (
        <>
          <Warnings warnings={comparison.warnings} names={names} />
          <CityCards documents={documents} />
          <BandKey />
          <div className="section">
            <DotFigure
              groups={comparison.groups}
              names={names}
              files={[
                { label: 'SVG', href: pathTo.compareSvg(searchWith('difference')) },
                { label: 'PNG', href: pathTo.comparePng(searchWith('difference')) },
                { label: 'CSV', href: pathTo.compareCsv(searchWith('difference')) },
              ]}
            />
          </div>
          <GoalGrid goals={comparison.goals} goalNames={page.goals} names={names} />
          <DataPointRows
            rows={comparison.dataPoints}
            names={names}
            order={chosen.order}
            hrefOf={(order) => pathTo.compare(searchWith(order))}
          />
        </>
      )}
    </>
  );
}
