/** How the cells of a round's workbook look: what is to be filled in is told by its colour, as in ITU's template. */
import type { CellStyle } from '../workbook/workbook.ts';

const QUIET = '5A6B7A';
/** ITU's template has orange cells to fill in. */
const TYPED = 'FCE4CC';
const OPTIONAL = 'FFF7E0';
const COMPUTED = 'EEF2F5';

export const LOOKS = {
  title: { bold: true, size: 15 },
  note: { colour: QUIET, isWrapped: true },
  /** Runs over the empty cells beside it. */
  aside: { colour: QUIET },
  text: { isWrapped: true },
  header: { bold: true, fill: 'DCE5EE', isFramed: true, isWrapped: true },
  segment: { bold: true, size: 13, fill: 'DCE5EE' },
  kpi: { bold: true },
  code: { colour: QUIET },
  label: { isWrapped: true },
  unit: { colour: QUIET, isWrapped: true },
  /** A figure that its KPI needs. */
  typed: { fill: TYPED, isFramed: true },
  typedText: { fill: TYPED, isFramed: true, isWrapped: true, format: '@' },
  /** What may be known beside it or in its place. */
  optional: { fill: OPTIONAL, isFramed: true },
  optionalText: { fill: OPTIONAL, isFramed: true, isWrapped: true, format: '@' },
  computed: { fill: COMPUTED, isFramed: true },
  flag: { isFramed: true, align: 'center', fill: COMPUTED },
  verifier: { isFramed: true, align: 'center' },
} as const satisfies Record<string, CellStyle>;

/** A computed value with its decimals; texts such as NR stay as they are. */
export function resultLook(decimals: number): CellStyle {
  const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  return { ...LOOKS.computed, bold: true, align: 'right', format: `#,##0${fraction}` };
}
