/** The wheel of a publication on a page: its question, the finding, the drawing and its files. */
import type { ReactNode } from 'react';
import { Wheel } from '#app/charts/wheel/wheel.tsx';
import { wheelDataOf, type ShortLabels } from '#app/charts/wheel/wheel-data.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { useText } from '#app/messages/text.tsx';
import { ChartFiles, type ChartFile } from '../charts/chart-figure.tsx';
import { BandKey } from '../scores/band-key.tsx';
import { wheelWordsOf } from './wheel-words.ts';

export function WheelFigure({
  document,
  labels,
  files,
  children,
}: {
  document: PublicDocument;
  labels: ShortLabels;
  files: readonly ChartFile[];
  /** Below the drawing, beside its files. */
  children?: ReactNode;
}) {
  const t = useText();
  const { name } = document.city;
  const year = String(document.reportingYear);
  return (
    <figure className="chart wheel-figure" aria-labelledby="wheel">
      <figcaption>
        <h2 id="wheel">{t('wheel.question')}</h2>
        <p className="quiet small">{t('wheel.read')}</p>
      </figcaption>
      <a className="skip-here" href="#after-wheel">
        {t('wheel.skip')}
      </a>
      <Wheel
        id="wheel-of-city"
        data={wheelDataOf(document, labels)}
        words={wheelWordsOf(name, year, t)}
        hrefOf={(dataPoint) => `#${dataPoint}`}
      />
      <div id="after-wheel" className="chart-foot" tabIndex={-1}>
        <BandKey />
        {files.length > 0 && <ChartFiles files={files} />}
        {children}
      </div>
    </figure>
  );
}
