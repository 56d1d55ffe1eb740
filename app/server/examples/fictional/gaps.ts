/** What is not simply reported in the fictional city: gaps with their reasons and plans, and figures with a reserve. */
import type { EntryContent } from '#db/queries/entries.server.ts';
import type { FictionalYear } from './yearly.ts';

type GapColumns = Pick<
  EntryContent,
  'status' | 'status_reason' | 'planned_for' | 'planned_owner' | 'comment'
>;

interface Gap {
  years: readonly FictionalYear[];
  status: 'notCollected' | 'notApplicable';
  reason: string;
  /** Who will see to it by the end of the next year. */
  owner?: string;
}

const GAPS: Readonly<Record<string, Gap>> = {
  'ec-ict-es-3a': {
    years: [2023, 2024, 2025],
    status: 'notApplicable',
    reason:
      'The electricity market does not offer demand response to any customer in the city yet.',
  },
  'sc-eh-h-4a': {
    years: [2023, 2024, 2025],
    status: 'notApplicable',
    reason:
      'In-patient care is a task of the region; its hospital stands outside the boundary of the city.',
  },
  'ec-i-t-7a': {
    years: [2023],
    status: 'notCollected',
    reason: 'The operators of shared vehicles did not have to state their fleets before 2024.',
    owner: 'Transport Department',
  },
  'en-en-eq-2a': {
    years: [2023],
    status: 'notCollected',
    reason: 'The last noise map is from 2016; a new one is under way.',
    owner: 'Environment Office',
  },
  'en-e-e-4a': {
    years: [2023, 2024],
    status: 'notCollected',
    reason: 'The meters of the schools were not read every year.',
    owner: 'Property Department',
  },
  'sc-sh-fs-1a': {
    years: [2023, 2024, 2025],
    status: 'notCollected',
    reason: 'Wholesalers do not record where food comes from.',
    owner: 'Market Office',
  },
};

/** The columns of a data point that the city has no figure for; undefined where it has one. */
export function gapOf(dataPointId: string, year: FictionalYear): GapColumns | undefined {
  const gap = GAPS[dataPointId];
  if (!gap?.years.includes(year)) return undefined;
  return {
    status: gap.status,
    status_reason: gap.reason,
    planned_for: gap.owner ? `${year + 1}-12-31` : null,
    planned_owner: gap.owner ?? null,
    comment: null,
  };
}

/** The columns of a data point that the definitions gained after these figures were written, or changed under them. */
export const NEW_DATA_POINT: GapColumns = {
  status: 'notCollected',
  status_reason: 'New or changed in the definitions; not collected yet.',
  planned_for: null,
  planned_owner: null,
  comment: null,
};

/** The operator asked for it: a map of what is not monitored would help an attacker. */
const CONFIDENTIAL = new Set(['ec-ict-es-2a']);
const PROVISIONAL: Partial<Record<FictionalYear, readonly string[]>> = {
  2025: ['ec-p-in-1c', 'en-en-aq-2c'],
};
const COMMENTS: Partial<Record<FictionalYear, Readonly<Record<string, string>>>> = {
  2024: {
    'sc-sh-sa-1c': 'One person died in the flood of June 2024.',
    'sc-sh-sa-2c': 'Damage of the flood of June 2024, insured and uninsured.',
    'en-en-eq-2a': 'From the new noise map.',
  },
  2025: {
    'sc-sh-sa-2c': 'Late claims from the flood of June 2024.',
    'sc-sh-sa-3a': 'Adopted by the council in March 2025.',
    'ec-p-in-1c': 'The gross domestic product is a first estimate.',
    'en-en-aq-2c': 'The emission factor of electricity is a first estimate.',
    'ec-i-up-2a': 'All five principles are met; the smart planning method is not used.',
  },
};

/** What is said of a reported figure beside its source. */
export function reserveOf(
  dataPointId: string,
  year: FictionalYear,
): Pick<EntryContent, 'is_confidential' | 'is_provisional' | 'comment'> {
  return {
    is_confidential: CONFIDENTIAL.has(dataPointId),
    is_provisional: PROVISIONAL[year]?.includes(dataPointId) ?? false,
    comment: COMMENTS[year]?.[dataPointId] ?? null,
  };
}
