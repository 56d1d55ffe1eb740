/** The migrations in their order. Frozen once landed: a change of the database is a new one. */
import type { Migration } from 'kysely';
import { definitionsAndCities } from './0001-definitions-and-cities.server.ts';
import { assessments } from './0002-assessments.server.ts';
import { publications } from './0003-publications.server.ts';
import { people } from './0004-people.server.ts';
import { audit } from './0005-audit.server.ts';
import { publicEpoch } from './0006-public-epoch.server.ts';
import { whatWasMeant } from './0007-what-was-meant.server.ts';
import { workSharedOut } from './0008-work-shared-out.server.ts';
import { importDrafts } from './0010-import-drafts.server.ts';
import { evidence } from './0011-evidence.server.ts';
import { verification } from './0012-verification.server.ts';
import { signatures } from './0013-signatures.server.ts';
import { accounts } from './0014-accounts.server.ts';
import { chainOfPublications } from './0015-chain-of-publications.server.ts';
import { groupsAndContests } from './0016-groups-and-contests.server.ts';

export const migrations: Record<string, Migration> = {
  '0001-definitions-and-cities': definitionsAndCities,
  '0002-assessments': assessments,
  '0003-publications': publications,
  '0004-people': people,
  '0005-audit': audit,
  '0006-public-epoch': publicEpoch,
  '0007-what-was-meant': whatWasMeant,
  '0008-work-shared-out': workSharedOut,
  '0010-import-drafts': importDrafts,
  '0011-evidence': evidence,
  '0012-verification': verification,
  '0013-signatures': signatures,
  '0014-accounts': accounts,
  '0015-chain-of-publications': chainOfPublications,
  '0016-groups-and-contests': groupsAndContests,
};
