/** Builds the charts of reading pages: small entries of their own, beside what Remix builds for the other pages. */
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'build/client',
    emptyOutDir: false,
    assetsDir: 'assets',
    target: 'es2022',
    manifest: 'assets/islands.json',
    modulePreload: false,
    rollupOptions: {
      input: 'app/islands/start.ts',
      output: {
        // what never changes with our charts stays in the reader's cache
        manualChunks: (id) =>
          /node_modules\/(react|react-dom|scheduler)\//.test(id) ? 'react' : undefined,
      },
    },
    chunkSizeWarningLimit: 400,
  },
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
});
