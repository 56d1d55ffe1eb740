/** A bare Remix page that renders a table of 108 rows: the yardstick for the first render of our own pages. */
import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  type EntryContext,
  type ServerBuild,
} from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  RemixServer,
  Scripts,
  ScrollRestoration,
  useLoaderData,
} from '@remix-run/react';
import { createElement as h } from 'react';
import { renderToPipeableStream } from 'react-dom/server';

const ROWS = 108;

interface Row {
  id: string;
  label: string;
  value: string;
  target: string;
  percent: string;
}

function loader() {
  const rows: Row[] = Array.from({ length: ROWS }, (_, index) => ({
    id: `data-point-${index}`,
    label: `A data point with a name of usual length, number ${index}`,
    value: `${index}.5 per 100 000 inhabitants`,
    target: '100 per 100 000 inhabitants',
    percent: `${index % 100} % of target`,
  }));
  return { rows };
}

function Root() {
  return h(
    'html',
    { lang: 'en' },
    h('head', null, h('meta', { charSet: 'utf-8' }), h(Meta), h(Links)),
    h('body', null, h(Outlet), h(ScrollRestoration), h(Scripts)),
  );
}

function Page() {
  const { rows } = useLoaderData<typeof loader>();
  return h(
    'table',
    null,
    h(
      'tbody',
      null,
      rows.map((row) =>
        h(
          'tr',
          { key: row.id },
          h('th', { scope: 'row' }, h('a', { href: `#${row.id}` }, row.label)),
          h('td', null, row.value),
          h('td', null, row.target),
          h('td', null, row.percent),
        ),
      ),
    ),
  );
}

function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(h(RemixServer, { context, url: request.url }), {
      onAllReady() {
        const body = new PassThrough();
        headers.set('content-type', 'text/html');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: reject,
    });
  });
}

/** Renders the page; answers with its response. */
export function bareRemixPage(future: ServerBuild['future']): () => Promise<Response> {
  const route = { hasAction: false, hasLoader: false, hasErrorBoundary: false, module: '/x.js' };
  const build = {
    entry: { module: { default: handleRequest } },
    routes: {
      root: { id: 'root', path: '', module: { default: Root } },
      page: { id: 'page', parentId: 'root', index: true, module: { default: Page, loader } },
    },
    assets: {
      entry: { imports: [], module: '/entry.js' },
      routes: {
        root: { id: 'root', path: '', ...route },
        page: { id: 'page', parentId: 'root', index: true, ...route, hasLoader: true },
      },
      url: '/manifest.js',
      version: '1',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future,
    isSpaMode: false,
  } as unknown as ServerBuild;
  const handle = createRequestHandler(build, 'production');
  return () => handle(new Request('http://localhost/'));
}
