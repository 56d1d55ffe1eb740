/** Environment of the fictional city: cleaner air, more recycling, little protected land. */
import type { Yearly } from './yearly.ts';

/** By data point, in its unit; quantities follow from these and from the bases. */
export const ENVIRONMENT_VALUES: Readonly<Record<string, Yearly<number>>> = {
  'en-en-aq-1c.pm25': [13.8, 13.1, 12.2],
  'en-en-aq-1c.pm10': [23.5, 22, 19.8],
  'en-en-aq-1c.no2': [27.5, 25.8, 23.4],
  'en-en-aq-1c.so2': [4.1, 3.8, 3.6],
  'en-en-aq-1c.o3': [52, 53.5, 51.2],
  'en-en-aq-2c': [5.62, 5.38, 5.09],
  'en-en-ws-1c': [71, 76.5, 84],
  'en-en-ws-2c': [146, 143.5, 141],
  'en-en-ws-3c': [96.5, 96, 95.1],
  // each stage holds the next one
  'en-en-ws-4c.primary': [98.5, 98.8, 99],
  'en-en-ws-4c.secondary': [94, 94.6, 95.8],
  'en-en-ws-4c.tertiary': [41, 47, 58],
  // the six routes add up to 100 % each year
  'en-en-wa-1c.landfill': [38.4, 35.6, 32.5],
  'en-en-wa-1c.burnt': [0.3, 0.2, 0.1],
  'en-en-wa-1c.incinerated': [21, 21.6, 22.4],
  'en-en-wa-1c.open-dump': [0.5, 0.3, 0.2],
  'en-en-wa-1c.recycled': [33.6, 36.2, 38.9],
  'en-en-wa-1c.other': [6.2, 6.1, 5.9],
  'en-en-eq-1c': [100, 100, 100],
  'en-en-eq-2a': [28.1, 27.4, 26.8],
  'en-en-psn-1c': [118, 121, 126],
  'en-en-psn-2a': [68, 70.5, 74],
  'en-en-psn-3a': [6.2, 6.2, 7.9],
  'en-en-psn-4a': [171_000, 178_000, 186_500],
  'en-e-e-1c': [16.8, 18.9, 21.4],
  'en-e-e-2c': [4_480, 4_390, 4_310],
  'en-e-e-3c': [19.6, 18.9, 18.1],
  'en-e-e-4a': [226, 221, 214],
};
