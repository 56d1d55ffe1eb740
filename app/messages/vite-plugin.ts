/** Compiles the ICU messages while building, so that no browser has to load a message parser. */
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

export function compiledMessages(): Plugin {
  return {
    name: 'citygauge:compiled-messages',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/app\/messages\/[a-z-]+\/[a-z-]+\.json$/.test(id.split('?')[0] ?? '')) return null;
      const source = JSON.parse(code) as Record<string, string>;
      const compiled = Object.entries(source).map(([key, text]) => [key, compileMessage(text)]);
      return { code: JSON.stringify(Object.fromEntries(compiled)), map: null };
    },
  };
}
