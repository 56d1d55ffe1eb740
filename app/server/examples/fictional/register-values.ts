/** The register of the fictional city: about 120 000 inhabitants, growing a little. */
import type { Yearly } from './yearly.ts';

export const REGISTER_VALUES: Readonly<Record<string, Yearly<number>>> = {
  population: [119_240, 120_115, 120_980],
  households: [51_320, 51_830, 52_410],
  areaKm2: [86.4, 86.4, 86.4],
  cityGdp: [4_410_000_000, 4_555_000_000, 4_702_000_000],
  householdIncome: [41_850, 43_100, 44_600],
  liveBirths: [1_182, 1_164, 1_171],
  schoolAgePopulation: [14_910, 14_985, 15_060],
  adultPopulation: [100_880, 101_660, 102_420],
  preschoolPopulation: [4_760, 4_715, 4_690],
  labourForce: [61_900, 62_350, 62_900],
  electricityCustomers: [58_640, 59_120, 59_700],
  publicBuildingArea: [412_000, 415_500, 418_200],
  customerInterruptions: [95_000, 83_360, 72_830],
};

export const CURRENCY = 'EUR';
