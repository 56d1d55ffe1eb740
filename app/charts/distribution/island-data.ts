/** What travels inside a page for the distribution that runs in the browser: figures to draw, and words to say. */
import type { Band } from '#app/domain/scoring/band.ts';
import type { DistributionMark } from './distribution-layout.ts';

export interface DistributionIslandData {
  title: string;
  hint: string;
  /** The language that figures at the axis are written in. */
  locale: string;
  /** Ascending. */
  values: Array<{ name: string; value: number; band: Band | null; words: string }>;
  marks: DistributionMark[];
}
