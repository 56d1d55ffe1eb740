/** Every data point of a city over all its rounds: what a table of them needs. */
import type { PublicDataPoint, PublicDocument } from '../publication/public-document.ts';
import { roundsOfDataPoints, type DataPointRound } from './data-point-rounds.ts';

export interface History {
  /** As the newest round that knows it has it. */
  dataPoint: PublicDataPoint;
  /** One for each year, oldest first; null where the round does not know the data point. */
  rounds: Array<DataPointRound | null>;
}

export interface Histories {
  years: number[];
  /** In the order of the newest round; those that it no longer knows come last. */
  rows: History[];
}

/** From one publication per year in any order. */
export function historiesOf(documents: readonly PublicDocument[]): Histories {
  const years = documents.map(({ reportingYear }) => reportingYear).sort((a, b) => a - b);
  const all = roundsOfDataPoints(documents);
  const newest = documents.find(({ reportingYear }) => reportingYear === years.at(-1));
  const ids = new Set([...(newest?.dataPoints ?? []).map(({ id }) => id), ...all.keys()]);
  return {
    years,
    rows: [...ids].flatMap((id): History[] => {
      const own = all.get(id) ?? [];
      const last = own.at(-1);
      if (!last) return [];
      const byYear = new Map(own.map((round) => [round.year, round]));
      return [{ dataPoint: last.dataPoint, rounds: years.map((year) => byYear.get(year) ?? null) }];
    }),
  };
}
