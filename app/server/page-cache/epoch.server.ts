/** How the page cache learns that something public has changed. */
import type { Connection } from '#db/connect.server.ts';
import { getPublicEpoch } from '#db/queries/public-epoch.server.ts';
import { batched } from './batched.ts';

/**
 * A reader of the epoch that is never behind a change whose maker has been told of it. The embedded database tells us of
 * each change; a server, where other processes write as well, is asked by everyone who comes, together.
 */
export async function epochReader({ readDb, listen }: Connection): Promise<() => Promise<number>> {
  if (!listen) return batched(() => getPublicEpoch(readDb));
  let known: Promise<number> | undefined;
  await listen('public_epoch', () => {
    known = undefined;
  });
  return () => {
    known ??= getPublicEpoch(readDb).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
