/** What travels inside a page for the comparison that runs in the browser: figures to draw, and words to say. */
import type { Band } from '#app/domain/scoring/band.ts';

export interface ComparisonIslandData {
  title: string;
  hint: string;
  /** One for each row of the drawing, in its order. */
  rows: Array<{
    name: string;
    isDimension: boolean;
    dots: Array<{
      letter: string;
      percent: number;
      band: Band;
      range: [low: number, high: number] | null;
      words: string;
    }>;
  }>;
}
