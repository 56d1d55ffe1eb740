/** The visual language on one page, every part in all its states. In development only. */
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ScoreBar } from '#app/charts/score-bar.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { cityToShow, readWheel } from '#app/server/reading/city-wheel.server.ts';
import { readPublishedCities } from '#app/server/reading/published-cities.server.ts';
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx';
import { Colours, Controls, TypeScale } from '#app/ui/design/specimens.tsx';
import { WheelOfCity } from '#app/ui/home/wheel-of-city.tsx';
import { GoalTile } from '#app/ui/kpis/goal-tile.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { ProvenanceNote } from '#app/ui/results/provenance-note.tsx';
import { BandChip, type ChipResult } from '#app/ui/scores/band-chip.tsx';
import { BandKey } from '#app/ui/scores/band-key.tsx';
import { ScoreHead } from '#app/ui/scores/score-block.tsx';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader() {
  const { readDb, definitions } = await enterPublic(access);
  const { cities } = await readPublishedCities(readDb, definitions, { page: 1 });
  const city = cityToShow(cities);
  return {
    title: 'Design',
    goals: definitions.goals.map(({ number, colour }) => ({ number, colour })),
    wheel: (city && (await readWheel(readDb, definitions, city))) ?? null,
  };
}

const RESULTS: readonly ChipResult[] = [
  { kind: 'scored', percent: '100', band: 4 },
  { kind: 'scored', percent: '80', band: 3 },
  { kind: 'scored', percent: '50', band: 2 },
  { kind: 'scored', percent: '10', band: 1 },
  { kind: 'notBenchmarked' },
  { kind: 'missing' },
  { kind: 'notCollected' },
  { kind: 'notApplicable' },
  { kind: 'notInExtract' },
  { kind: 'confidential' },
  { kind: 'invalid' },
];

export default function Design() {
  const { goals, wheel } = useLoaderData<typeof loader>();
  const dimensions = wheel?.document.scores.dimensions ?? [];
  return (
    <>
      <PageHead title="Design" crumbs={[{ label: 'Crumb', href: '#' }]}>
        <p className="lede">What pages are made of. A new part is added here first.</p>
        <ProvenanceNote provenance="fictional" sourceDocument={null} />
        <ProvenanceNote provenance="extract" sourceDocument="A report" />
      </PageHead>
      <Colours />
      <TypeScale />
      <section className="section" aria-labelledby="results">
        <h2 id="results">Results</h2>
        <p className="row">
          {RESULTS.map((result) => (
            <BandChip
              key={`${result.kind}${'band' in result ? result.band : ''}`}
              result={result}
            />
          ))}
        </p>
        <BandKey />
        <div className="score-columns">
          {dimensions.map((score) => (
            <ScoreHead key={score.id} name={score.name} score={score} isExtract />
          ))}
        </div>
        <p className="row">
          {goals.map(({ number, colour }) => (
            <GoalTile key={number} number={number} colour={colour} />
          ))}
        </p>
      </section>
      <Controls />
      <section className="section" aria-labelledby="charts">
        <h2 id="charts">Charts</h2>
        {wheel && <WheelOfCity {...wheel} />}
        <ChartFigure
          id="chart"
          level={3}
          title="The question that a chart answers"
          finding="The finding in a sentence made of its figures."
          table={
            <table>
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">Figure</th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <th scope="row">One</th>
                  <td>1</td>
                </tr>
              </tbody>
            </table>
          }
          files={[{ label: 'SVG', href: '#' }]}
        >
          {dimensions[0] && <ScoreBar score={dimensions[0]} />}
        </ChartFigure>
      </section>
    </>
  );
}
