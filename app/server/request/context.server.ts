/** What our server hands to every loader and action. */
import type { Log } from '../log.server.ts';

declare module '@remix-run/node' {
  interface AppLoadContext {
    requestId: string;
    log: Log;
    /** For inline scripts on pages that run in the browser. */
    nonce: string;
    clientAddress: string;
  }
}
