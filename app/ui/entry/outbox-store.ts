/** Keeps the outbox in the browser's database, where it outlives the tab. */
import { keyOf, type Typed, type Waiting } from '#app/domain/entry/outbox.ts';

type Change = (old: Waiting | undefined) => Waiting | undefined;

export interface OutboxStore {
  list(account: string): Promise<Waiting[]>;
  /** Changes one text in one step, whatever other tabs do. */
  change(one: Pick<Typed, 'account' | 'url' | 'field'>, by: Change): Promise<void>;
}

const NAME = 'citygauge-outbox';
const TEXTS = 'texts';

/** Rejects where the browser keeps nothing, as in some private windows. */
export async function openOutboxStore(): Promise<OutboxStore> {
  const opening = indexedDB.open(NAME, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(TEXTS));
  const database = await answerOf(opening);
  // the account comes first, so that one person's texts are a range that no other one reads
  const key = (account: string, rest: string) => [account, rest];
  return {
    async list(account) {
      const texts = database.transaction(TEXTS).objectStore(TEXTS);
      const range = IDBKeyRange.bound([account], [account, []]);
      return (await answerOf(texts.getAll(range))) as Waiting[];
    },
    change(one, by) {
      return new Promise((resolve, reject) => {
        const transaction = database.transaction(TEXTS, 'readwrite');
        const texts = transaction.objectStore(TEXTS);
        const at = key(one.account, keyOf(one));
        const reading = texts.get(at) as IDBRequest<Waiting | undefined>;
        reading.addEventListener('success', () => {
          const next = by(reading.result);
          if (next) texts.put(next, at);
          else texts.delete(at);
        });
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('abort', () =>
          reject(transaction.error ?? new Error('not kept')),
        );
      });
    },
  };
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not kept')));
  });
}
