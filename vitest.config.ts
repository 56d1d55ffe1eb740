import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxConcurrency: 3,
    projects: [
      {
        test: {
          name: 'unit',
          // what is loaded once serves all: nothing of it changes
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/fail-on-console-error.ts'],
        },
      },
      {
        test: {
          name: 'db',
          // one group after the other: each fills the machine
          sequence: { groupOrder: 1 },
          include: ['tests/db/**/*.test.ts'],
          setupFiles: ['tests/support/fail-on-console-error.ts'],
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          // a wait ends with what it waits for; two browsers at once only make it longer
          expect: { poll: { timeout: 15_000 } },
          sequence: { groupOrder: 2 },
          include: ['tests/browser/**/*.test.ts'],
          setupFiles: ['tests/support/fail-on-console-error.ts'],
          globalSetup: ['tests/support/server-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
