/** How what waits on this device reaches the server: one tab at a time, and with a reason where it does not. */
import type { FieldResult } from '#app/domain/entry/fields.ts';
import { failureOf, type Failure, type Waiting } from '#app/domain/entry/outbox.ts';

/** Runs while no other tab does; where the browser has no locks, at once. `name`: of the lock. */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(name, work);
  else await work();
}

/** Posts texts of one round. Answers with what became of each, or with why that is not known. */
export async function post(
  url: string,
  account: string,
  waiting: Waiting[],
  isLeaving: boolean,
): Promise<FieldResult[] | Failure> {
  const changes = waiting.map(({ field, was, text, revision }) => ({ field, was, text, revision }));
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ account, changes }),
      redirect: 'manual',
      keepalive: isLeaving,
    });
    const failure = failureOf(response.status, response.type === 'opaqueredirect');
    if (failure) return failure;
    const { results } = (await response.json()) as { results?: FieldResult[] };
    const answered = new Set(results?.map((result) => result.field));
    // something between here and the server may answer in its place
    return results && changes.every((change) => answered.has(change.field)) ? results : 'busy';
  } catch {
    return 'offline';
  }
}
