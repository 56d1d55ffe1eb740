/** Work that goes on after the answer, such as sending a mail. */
import { wordsOf } from './mail/mailer.server.ts';
import type { Log } from './log.server.ts';

/** Begins work once the answer is on its way. What fails is logged. */
export type Later = (what: string, work: () => Promise<void>) => void;

/** `settled` waits for what is going on, so that a stop cuts nothing off. */
export function createLater(log: Log): { later: Later; settled(): Promise<void> } {
  const running = new Set<Promise<void>>();
  return {
    later(what, work) {
      const done = new Promise<void>((resolve) => setImmediate(resolve))
        .then(work)
        .catch((error: unknown) =>
          log.warn(
            { component: 'later', what, error: wordsOf(error) },
            'work after an answer failed',
          ),
        )
        .finally(() => running.delete(done));
      running.add(done);
    },
    async settled() {
      await Promise.all(running);
    },
  };
}
