/** What the shares of the fictional city are shares of, where that is not in the register: by KPI and input. */
import type { Yearly } from './yearly.ts';

/** Keys as `inputKey` makes them. */
export const BASES: Readonly<Record<string, Yearly<number>>> = {
  'ec-ict-ws-1c/waterMeters': [47_900, 48_350, 48_900],
  'ec-ict-ws-2a/waterNetworkKm': [612, 614.5, 618],
  'ec-i-ws-3c/waterSupplied': [9_262_800, 8_986_600, 8_635_600],
  'ec-ict-d-1a/drainageKm': [438, 441, 445.5],
  'ec-ict-es-1c/electricityMeters': [60_150, 60_700, 61_300],
  'ec-ict-es-2a/electricitySystemKm': [1_184, 1_192, 1_203],
  'ec-ict-t-1c/stops': [418, 420, 426],
  'ec-ict-t-2c/majorStreetsKm': [96.5, 96.5, 97.2],
  'ec-ict-t-3a/signalIntersections': [112, 113, 115],
  'ec-i-t-4a/commuters': [57_300, 57_950, 58_700],
  'ec-i-t-5a/freeFlowMinutes': [18.4, 18.4, 18.5],
  'ec-i-t-8a/passengerVehicles': [58_900, 59_300, 59_500],
  'ec-ict-ps-1a/dataSets': [210, 226, 240],
  'ec-ict-ps-3a/procurementActivities': [642, 655, 688],
  'ec-p-in-3a/enterprises': [7_810, 7_905, 8_020],
  'ec-p-em-2c/youthLabourForce': [7_450, 7_480, 7_530],
  'ec-p-em-4a/employees': [50_900, 51_400, 52_100],
  'en-en-ws-3c/waterConsumptionYear': [6_354_300, 6_308_500, 6_226_200],
  'en-en-ws-4c/wastewaterTotal': [7_020_000, 7_185_000, 6_950_000],
  'en-en-wa-1c/solidWasteTotal': [58_700, 58_300, 57_900],
  'en-en-eq-1c/antennaSites': [86, 91, 97],
  'en-e-e-1c/energyTotal': [2_655_000_000, 2_628_000_000, 2_596_000_000],
  'sc-eh-ed-1c/students': [14_480, 14_630, 14_790],
  'sc-eh-c-1c/municipalExpenditure': [318_000_000, 331_500_000, 344_000_000],
  'sc-sh-si-1c/maleEarnings': [21.8, 22.4, 23.1],
  'sc-sh-si-4c/eligibleVoters': [88_400, 88_400, 91_050],
  'sc-sh-sa-5a/responses': [8_420, 8_610, 8_700],
};
