/** `npm run audit:verify`: are the logs unbroken, and are the publications the ones that were signed? Names what is not; ends with 1 then. */
import { checkChains, type CheckedChain } from '#app/server/audit/check-chains.server.ts';
import { checkPublications } from '#app/server/audit/check-publications.server.ts';
import { pendingMigrations } from '#db/migrate.server.ts';
import { CommandError, withDatabase } from './open-database.server.ts';

const CHAIN_PROBLEM = {
  gap: 'a line before it is missing or was moved',
  link: 'it does not rest on the line before it',
  content: 'it does not say what its hash was made of',
};
const PUBLICATION_PROBLEM = {
  publicHash: 'its public document is not the one that its address is the hash of',
  sealedHash: 'its sealed record is not the one that was published',
  publicSignature: 'the signature of its public document does not match',
  sealedSignature: 'the signature of its sealed record does not match',
  auditHead: 'the line of the log that it rests on is not there',
};

await withDatabase(async ({ db }) => {
  if ((await pendingMigrations(db)).length > 0) {
    throw new CommandError('The database is of an older version: run npm run db:migrate first.');
  }
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const counts = { chains: 0, broken: 0, publications: 0, signed: 0 };
  for await (const chain of checkChains(db)) {
    counts.chains += 1;
    if (chain.check.kind === 'broken') counts.broken += 1;
    say(describe(chain));
  }
  for await (const { hash, isSigned, problem } of checkPublications(db)) {
    counts.publications += 1;
    if (isSigned) counts.signed += 1;
    if (!problem) continue;
    counts.broken += 1;
    say(`Publication ${hash}: ${PUBLICATION_PROBLEM[problem]}.`);
  }
  say(
    `${counts.chains} logs and ${counts.publications} publications checked, ${counts.signed} of them signed.`,
  );
  if (counts.broken > 0) throw new CommandError(`Not as they were written: ${counts.broken}.`);
  say('All are as they were written.');
});

function describe({ city, check }: CheckedChain): string {
  const name = city ? `Log of ${city.slug}` : 'Log of the installation';
  if (check.kind === 'broken') {
    return `${name}: broken at line ${check.sequence}: ${CHAIN_PROBLEM[check.problem]}.`;
  }
  return `${name}: ${check.length} lines, head ${check.head ?? 'none'}`;
}
