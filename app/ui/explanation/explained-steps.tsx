/** From what was typed to the share in the scores, step by step, with the numbers in the formulas. */
import type { ReactNode } from 'react';
import type { BandEdges } from '#app/domain/scoring/band.ts';
import type { Target } from '#app/domain/definitions/schema.ts';
import type { Explanation, Share } from '#app/domain/explanation/explain-data-point.ts';
import { useText } from '#app/messages/text.tsx';
import { BandStep } from './band-step.tsx';
import { PercentStep } from './percent-step.tsx';
import { ShareTable } from './share-table.tsx';
import { TypedFigures } from './typed-figures.tsx';
import { ValueStep } from './value-step.tsx';

export function ExplainedSteps({
  explanation,
  target,
  targetSet,
  bandEdges,
  pathToScore,
}: {
  explanation: Explanation;
  /** As the target set has it, with its reasons; the published document has the figures alone. */
  target: Target | null;
  targetSet: { name: string; version: string };
  bandEdges: BandEdges;
  pathToScore: (level: Share['level'], id: string) => string;
}) {
  const t = useText();
  const { dataPoint, calculation, shares } = explanation;
  const isScored = dataPoint.result.kind === 'scored';
  return (
    <ol className="steps">
      <Step title={t('explain.typed')}>
        <TypedFigures explanation={explanation} />
      </Step>
      {calculation && (
        <Step title={t('explain.value')}>
          <ValueStep dataPoint={dataPoint} calculation={calculation} />
        </Step>
      )}
      <Step title={t('explain.percent')}>
        <PercentStep dataPoint={dataPoint} target={target} targetSet={targetSet} />
      </Step>
      {isScored && (
        <Step title={t('explain.band')}>
          <BandStep dataPoint={dataPoint} edges={bandEdges} />
        </Step>
      )}
      <Step title={t('explain.share')}>
        <ShareTable dataPoint={dataPoint} shares={shares} pathToScore={pathToScore} />
      </Step>
    </ol>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li>
      <h2>{title}</h2>
      {children}
    </li>
  );
}
