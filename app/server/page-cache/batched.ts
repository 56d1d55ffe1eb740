/** Reads something once for all who ask at the same time, and never hands out what was read before they asked. */

/**
 * Wraps a read: while one is under way, all who come wait together for the next. So each answer is at least as new as
 * the question, however many ask.
 */
export function batched<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;
  const start = (): Promise<T> => {
    const started = read().finally(() => {
      if (running === started) running = undefined;
    });
    running = started;
    return started;
  };
  return () => {
    if (!running) return start();
    next ??= running.then(noop, noop).then(() => {
      next = undefined;
      return start();
    });
    return next;
  };
}

function noop(): void {}
