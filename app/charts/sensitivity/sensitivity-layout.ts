/** Where the rows of a sensitivity chart lie: one scale for all, wide enough for whatever moves most. */

export interface SensitivityMark {
  id: string;
  label: string;
  /** What stands at the end of the row. */
  figure: string;
  /** Null where there is no score. */
  percent: string | null;
}

export const SENSITIVITY = { width: 328, row: 44, top: 26, bottom: 24, inset: 6 } as const;

export interface SensitivityLayout {
  height: number;
  /** Of the score as published. */
  x: number;
  /** Both ends of the scale, in per cent. */
  ends: [number, number];
  rows: Array<SensitivityMark & { y: number; x: number | null }>;
}

/** The scale ends at whole percentages, at least one point beyond what it has to show, within 0 and 100. */
export function layoutSensitivity(
  published: string,
  marks: readonly SensitivityMark[],
): SensitivityLayout {
  const { width, row, top, bottom, inset } = SENSITIVITY;
  const all = [published, ...marks.flatMap(({ percent }) => percent ?? [])].map(Number);
  const low = Math.max(0, Math.floor(Math.min(...all) - 1));
  const high = Math.min(100, Math.ceil(Math.max(...all) + 1));
  const xOf = (percent: number) =>
    Math.round((inset + ((percent - low) / (high - low)) * (width - 2 * inset)) * 100) / 100;
  return {
    height: top + marks.length * row + bottom,
    x: xOf(Number(published)),
    ends: [low, high],
    rows: marks.map((mark, index) => ({
      ...mark,
      y: top + index * row,
      x: mark.percent === null ? null : xOf(Number(mark.percent)),
    })),
  };
}
