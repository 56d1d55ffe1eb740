/** What a correction changed: each data point and register figure that the publication before it had otherwise. */
import type { PublicDataPoint, PublicDocument } from './public-document.ts';

type Figure = PublicDocument['register'][number];

export interface Corrections {
  /** Hash of the publication that was corrected. */
  of: string;
  dataPoints: Array<{ now: PublicDataPoint; was: PublicDataPoint | undefined }>;
  /** `now` is undefined for a figure that is not told any more. */
  register: Array<{ id: string; now: Figure | undefined; was: Figure | undefined }>;
}

/** In the order of the standard. What only its source or its remark has changed is not listed. */
export function correctionsOf(before: PublicDocument, after: PublicDocument): Corrections {
  const was = new Map(before.dataPoints.map((one) => [one.id, one]));
  const ids = [...new Set([...after.register, ...before.register].map((one) => one.id))];
  return {
    of: after.supersedes ?? '',
    dataPoints: after.dataPoints
      .filter((now) => readingOf(now) !== readingOf(was.get(now.id)))
      .map((now) => ({ now, was: was.get(now.id) })),
    register: ids.flatMap((id) => {
      const one = {
        id,
        now: after.register.find((item) => item.id === id),
        was: before.register.find((item) => item.id === id),
      };
      return textOf(one.now) === textOf(one.was) ? [] : [one];
    }),
  };
}

/** Everything that a table says of a data point. */
function readingOf(one: PublicDataPoint | undefined): string {
  if (!one) return '';
  const { value, yesNo, status, statusReason, unit, isProvisional, result } = one;
  const scored = result.kind === 'scored' ? [result.percent, result.band] : [];
  return JSON.stringify([
    value,
    yesNo,
    status,
    statusReason,
    unit,
    isProvisional,
    result.kind,
    ...scored,
  ]);
}

/** A figure that could not be read has only its text. */
function textOf(figure: Figure | undefined): string | undefined {
  return figure && `${figure.value ?? figure.text} ${figure.unit}`;
}
