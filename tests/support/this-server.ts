/** The server of the worker that runs a test file: files that run at the same time never see each other's data. */
import { inject } from 'vitest';
import type { StorageState } from './sign-in.ts';

export interface ServerUnderTest {
  address: string;
  coordinator: StorageState;
  administrator: StorageState;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** One for each worker. */
    servers: ServerUnderTest[];
    browserAddress: string;
  }
}

export function thisServer(): ServerUnderTest {
  const servers = inject('servers');
  const server = servers[(Number(process.env.VITEST_POOL_ID) - 1) % servers.length];
  if (!server) throw new Error('no server was started for this worker');
  return server;
}
