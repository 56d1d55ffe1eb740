import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { compiledMessages } from './app/messages/vite-plugin.ts';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    compiledMessages(),
    remix({
      ignoredRouteFiles: ['**/*'],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  define: { CITYGAUGE_VERSION: JSON.stringify(packageJson.version) },
  // entry.server awaits the database before the server listens
  build: { target: 'es2022', chunkSizeWarningLimit: 400 },
  ssr: { external: ['@electric-sql/pglite', '@resvg/resvg-js', '@node-rs/argon2', 'pino', 'pg'] },
});
