/** What travels inside a page for the trend that runs in the browser: figures to draw, and words to say. */
import type { TrendBreakMark } from './trend-layout.ts';
import type { Band } from '#app/domain/scoring/band.ts';

export interface TrendIslandData {
  title: string;
  hint: string;
  years: number[];
  breaks: TrendBreakMark[];
  series: Array<{
    id: string;
    label: string;
    stretches: Array<Array<{ year: number; percent: number; band: Band; words: string }>>;
  }>;
}
