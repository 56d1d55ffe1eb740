/** How benchmarks hold two things against each other: in turn, in one run, by their medians. */

export interface Benchmark {
  name: string;
  lines: string[];
  isMet: boolean;
}

/** The value in the middle; of an even number, the upper of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Medians in milliseconds per call of both, after as many rounds to warm up. */
export function medianPair(
  yardstick: () => unknown,
  ours: () => unknown,
  { rounds, calls }: { rounds: number; calls: number },
): { yardstick: number; ours: number; ratio: number } {
  const times: Record<'yardstick' | 'ours', number[]> = { yardstick: [], ours: [] };
  for (let round = 0; round < rounds * 2; round += 1) {
    const yardstickTime = millisecondsPerCall(yardstick, calls);
    const oursTime = millisecondsPerCall(ours, calls);
    if (round < rounds) continue;
    times.yardstick.push(yardstickTime);
    times.ours.push(oursTime);
  }
  const medians = { yardstick: median(times.yardstick), ours: median(times.ours) };
  return { ...medians, ratio: medians.ours / medians.yardstick };
}

function millisecondsPerCall(call: () => unknown, calls: number): number {
  const start = performance.now();
  for (let index = 0; index < calls; index += 1) call();
  return (performance.now() - start) / calls;
}
