/** The pages that are written as markup are those that React renders, but for the marks that only its scripts need. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, type AppLoadContext, type ServerBuild } from '@remix-run/node';
import { memo, type ComponentType } from 'react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '#tests/support/running-server.ts';
import { READING_PAGES } from '#tests/support/pages.ts';

const dataDir = temporaryFolder('markup');
let stop: () => Promise<void>;
let pageOf: Record<'written' | 'rendered', (page: string) => Promise<string>>;

beforeAll(async () => {
  Object.assign(process.env, { DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  const file = pathToFileURL(path.resolve('build/server/index.js')).href;
  const build = (await import(/* @vite-ignore */ file)) as ServerBuild;
  const { application } = build.entry.module as unknown as {
    application: { log: AppLoadContext['log']; stop(): Promise<void> };
  };
  stop = () => application.stop();
  const context = { requestId: 'test', nonce: '', log: application.log, clientAddress: '' };
  const reader = (routes: ServerBuild['routes']) => {
    const handle = createRequestHandler({ ...build, routes }, 'production');
    return async (page: string) =>
      (await handle(new Request(new URL(page, 'http://localhost')), context)).text();
  };
  // what is remembered between renders is left to React
  const leftToReact = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      const Page = route?.module.default as ComponentType | undefined;
      return [id, { ...route, module: { ...route?.module, ...(Page && { default: memo(Page) }) } }];
    }),
  ) as ServerBuild['routes'];
  pageOf = { written: reader(build.routes), rendered: reader(leftToReact) };
});
afterAll(async () => {
  await stop();
  removeFolder(dataDir);
});

describe('a page without scripts', () => {
  it.each(READING_PAGES)('%s is what React renders', async (page) => {
    const [written, rendered] = [await pageOf.written(page), await pageOf.rendered(page)];
    expect(written.replaceAll('<!-- -->', '')).toBe(rendered.replaceAll('<!-- -->', ''));
    // the frame alone has the marks, so this page was not left to React
    expect(written.split('<!-- -->').length).toBeLessThan(10);
    expect(written).toContain('</main>');
  });
});
