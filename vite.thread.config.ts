/** Builds the thread that reads uploaded files: one file beside the server, which starts fast and needs nothing else. */
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'app/server/exchange/reading-thread.ts',
    outDir: 'build/server',
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'reading-thread.js' } },
  },
  ssr: { noExternal: true },
});
