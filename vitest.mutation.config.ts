/** The tests that `npm run mutation` holds against changed rules: those of scoring and progress, with few runs of each property. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'tests/unit/scoring-*.test.ts',
      'tests/unit/progress.test.ts',
      'tests/unit/explain-group.test.ts',
      'tests/unit/missing-data.test.ts',
      'tests/unit/sensitivity.test.ts',
      'tests/unit/views.test.ts',
    ],
    setupFiles: ['tests/support/fail-on-console-error.ts', 'tests/support/few-runs-setup.ts'],
  },
});
