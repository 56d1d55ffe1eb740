/** The pages that are written as markup are those that React renders; without scripts, but for the marks that only they need. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, type AppLoadContext, type ServerBuild } from '@remix-run/node';
import { memo, type ComponentType } from 'react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '#tests/support/running-server.ts';
import { MANAGE_PAGES, READING_PAGES } from '#tests/support/pages.ts';

const dataDir = temporaryFolder('markup');
let stop: () => Promise<void>;
let send: (page: string, form: FormData) => Promise<Response>;
let pageOf: Record<'written' | 'rendered', (page: string) => Promise<string>>;

beforeAll(async () => {
  Object.assign(process.env, { DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  const file = pathToFileURL(path.resolve('build/server/index.js')).href;
  const build = (await import(/* @vite-ignore */ file)) as ServerBuild;
  const { application, signInLinks } = build.entry.module as unknown as {
    application: { log: AppLoadContext['log']; stop(): Promise<void> };
    signInLinks(address: string): Promise<Array<{ url: string }>>;
  };
  stop = () => application.stop();
  const context = { requestId: 'test', nonce: '', log: application.log, clientAddress: '' };
  const reader = (routes: ServerBuild['routes']) => {
    const handle = createRequestHandler({ ...build, routes }, 'production');
    return async (page: string) =>
      (
        await handle(
          new Request(new URL(page, 'http://localhost'), { headers: { cookie } }),
          context,
        )
      ).text();
  };
  const [link] = await signInLinks('http://localhost');
  const signedIn = await createRequestHandler(build, 'production')(
    new Request(link?.url ?? '', { method: 'POST' }),
    context,
  );
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  // what is remembered between renders is left to React
  const leftToReact = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      const Page = route?.module.default as ComponentType | undefined;
      return [id, { ...route, module: { ...route?.module, ...(Page && { default: memo(Page) }) } }];
    }),
  ) as ServerBuild['routes'];
  send = (page, body) =>
    createRequestHandler(build, 'production')(
      new Request(new URL(page, 'http://localhost'), {
        method: 'POST',
        body,
        headers: { cookie },
      }),
      context,
    );
  pageOf = { written: reader(build.routes), rendered: reader(leftToReact) };
});
afterAll(async () => {
  await stop();
  removeFolder(dataDir);
});

describe('a page without scripts', () => {
  it.each(READING_PAGES)('%s is what React renders', async (address) => {
    const [written, rendered] = [await pageOf.written(address), await pageOf.rendered(address)];
    expect(written.replaceAll('<!-- -->', '')).toBe(rendered.replaceAll('<!-- -->', ''));
    // the frame alone has the marks, so this page was not left to React
    const page = /<main.*<\/main>/s.exec(written)?.[0] ?? '';
    expect(page).toContain('<h1');
    expect(page).not.toContain('<!-- -->');
  });
});

describe('a form of many fields', () => {
  it.each(MANAGE_PAGES.filter((page) => page.includes('/enter/')))(
    '%s is what React renders, mark for mark',
    async (page) => {
      const [written, rendered] = [await pageOf.written(page), await pageOf.rendered(page)];
      expect(written).toContain('name="was:');
      expect(written).toBe(rendered);
    },
  );

  it('the preview of an import is what React renders, mark for mark', async () => {
    const form = new FormData();
    form.set('intent', 'upload');
    const rows = ['kpi,input,value', 'EC: ICT: ICT: 1C,householdsWithInternet,"12,5"'];
    form.set('file', new File([rows.join('\n')], 'round.csv'));
    const leads = await send('/manage/exampleville-xx/2026/import', form);
    const preview = leads.headers.get('location') ?? '';
    expect(preview).toContain('draft=');
    const [written, rendered] = [await pageOf.written(preview), await pageOf.rendered(preview)];
    expect(written).toContain('householdsWithInternet');
    expect(written).toBe(rendered);
  });
});
