/** What the interface calls each status, quality and origin: the words of the drop-downs. */
import { ENTRY_STATUSES, ORIGINS, QUALITIES } from '#app/domain/entry/entry.ts';
import type { ChoiceWords } from '#app/domain/exchange/choices.ts';
import { textFor } from '#app/messages/catalogue.server.ts';

/** In the language of the interface. */
export function choiceWords(): ChoiceWords {
  const t = textFor();
  return {
    status: byCode(ENTRY_STATUSES, (code) => t(`status.${code}`)),
    quality: byCode(QUALITIES, (code) => t(`quality.${code}`)),
    origin: byCode(ORIGINS, (code) => t(`origin.${code}`)),
  };
}

function byCode<T extends string>(codes: readonly T[], word: (code: T) => string) {
  return Object.fromEntries(codes.map((code) => [code, word(code)])) as Record<T, string>;
}
