/** `npm run bench`: every benchmark of the house, each held against its own yardstick in the same run. */
import { benchScoring } from './scoring.bench.ts';

const result = await benchScoring();
const milliseconds = (value: number) => `${value.toFixed(3)} ms`;
console.log(
  `${result.name}: ${result.scoredDataPoints} data points scored from ${result.bytes} bytes`,
);
console.log(
  `  JSON.parse ${milliseconds(result.parseMilliseconds)}, scoring ${milliseconds(result.scoreMilliseconds)}`,
);
console.log(
  `  ratio ${result.ratio.toFixed(1)}, at most ${result.maximumRatio}: ${result.isMet ? 'met' : 'NOT MET'}`,
);
if (!result.isMet) process.exitCode = 1;
