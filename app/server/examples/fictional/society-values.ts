/** Society and culture of the fictional city: good schools and health; a flood in 2024, dear housing, tired voters. */
import type { Yearly } from './yearly.ts';

/** By data point, in its unit; counts follow from these and from the bases. */
export const SOCIETY_VALUES: Readonly<Record<string, Yearly<number>>> = {
  'sc-eh-ed-1c': [72, 81, 89],
  'sc-eh-ed-2c': [97.1, 97.6, 98.2],
  'sc-eh-ed-3c': [19_500, 20_300, 21_150],
  'sc-eh-ed-4c': [98.8, 98.9, 98.9],
  'sc-eh-ed-5a': [44, 58, 66.5],
  'sc-eh-h-1c': [80.6, 80.9, 81.2],
  // one death in 2023, none after
  'sc-eh-h-2c': [84.7, 0, 0],
  'sc-eh-h-3c': [248, 255, 263],
  'sc-eh-h-5a': [99.1, 99.2, 99.3],
  'sc-eh-c-1c': [1.9, 2, 2.1],
  'sc-eh-c-2a': [11.8, 11.7, 12.4],
  'sc-sh-ho-1c': [0.4, 0.3, 0.3],
  'sc-sh-ho-2a': [29.8, 30.6, 31.2],
  'sc-sh-si-1c': [0.86, 0.87, 0.88],
  'sc-sh-si-2c': [0.312, 0.31, 0.307],
  'sc-sh-si-3c': [12.9, 12.4, 11.8],
  // elections in 2022 and 2025
  'sc-sh-si-4c': [54.6, 54.6, 51.2],
  'sc-sh-si-5a': [34, 36.5, 39.5],
  // one death in the flood of 2024
  'sc-sh-sa-1c': [0, 0.84, 0],
  'sc-sh-sa-2c': [0.02, 0.31, 0.05],
  'sc-sh-sa-4a': [6.8, 6.8, 6.1],
  'sc-sh-sa-5a': [9.4, 9.1, 8.8],
  'sc-sh-sa-6c': [212, 214, 219],
  'sc-sh-sa-7c': [61, 62.5, 66],
  'sc-sh-sa-8c': [412, 398, 405],
  'sc-sh-sa-9c': [5.9, 5, 4.2],
};
