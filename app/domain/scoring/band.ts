/** The four bands of % of target in which U4SSC places a data point or a group. */
import { compareToDecimal, constant, type Quantity } from './quantity.ts';

/** 1 is the lowest band; a data point's band is also its points. */
export type Band = 1 | 2 | 3 | 4;
/** The lower edges of bands 2, 3 and 4 in % of target, ascending. */
export type BandEdges = readonly [string, string, string];

/**
 * The band of a percentage (0-100, unrounded). The lower edge belongs to the upper band: 33 % is in
 * band 2. Bands: U4SSC Factsheet Mashhad 2021, p. 15/9; inclusive edges: assessment-method.md, 1.6.
 */
export function bandOf(percent: Quantity, edges: BandEdges): Band {
  const [second, third, fourth] = edges;
  if (compareToDecimal(percent, constant(second)) < 0) return 1;
  if (compareToDecimal(percent, constant(third)) < 0) return 2;
  return compareToDecimal(percent, constant(fourth)) < 0 ? 3 : 4;
}
