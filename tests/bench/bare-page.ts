/** Bare Remix pages, the yardsticks for our own: nothing but rows or fields, rendered as Remix renders. */
import { PassThrough } from 'node:stream';
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  type ActionFunctionArgs,
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
import { createElement as h, type ComponentType } from 'react';
import { renderToPipeableStream } from 'react-dom/server';

const ROWS = 108;

/** The one page of a bare application. */
interface BarePage {
  default: ComponentType;
  loader: () => unknown;
}
type Action = (args: ActionFunctionArgs) => unknown;

/** A table of 108 rows. */
export const TABLE_PAGE: BarePage = {
  loader: () => ({
    rows: Array.from({ length: ROWS }, (_, index) => ({
      id: `data-point-${index}`,
      label: `A data point with a name of usual length, number ${index}`,
      value: `${index}.5 per 100 000 inhabitants`,
      target: '100 per 100 000 inhabitants',
      percent: `${index % 100} % of target`,
    })),
  }),
  default: function Table() {
    const { rows } = useLoaderData<{ rows: Array<Record<string, string>> }>();
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
  },
};

/** A form of so many inputs, each with its label. */
export function formPage(inputs: number): BarePage {
  return {
    loader: () => ({
      fields: Array.from({ length: inputs }, (_, index) => ({
        name: `input/some-kpi-${index}/value`,
        label: `What is to be typed, with a name of usual length, number ${index}`,
        text: `${index} 000`,
      })),
    }),
    default: function Form() {
      const { fields } = useLoaderData<{ fields: Array<Record<string, string>> }>();
      return h(
        'form',
        { method: 'post' },
        fields.map(({ name, label, text }) =>
          h(
            'p',
            { key: name },
            h('label', { htmlFor: name }, label),
            h('input', { id: name, name, defaultValue: text }),
          ),
        ),
      );
    },
  };
}

function Root() {
  return h(
    'html',
    { lang: 'en' },
    h('head', null, h('meta', { charSet: 'utf-8' }), h(Meta), h(Links)),
    h('body', null, h(Outlet), h(ScrollRestoration), h(Scripts)),
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

/** An application of one page at `/`, and of an action without a page at `/save`, as our own saving has none. */
export function bareBuild(
  page: BarePage,
  future: ServerBuild['future'],
  action: Action = () => null,
): ServerBuild {
  const route = { hasAction: false, hasLoader: false, hasErrorBoundary: false, module: '/x.js' };
  return {
    entry: { module: { default: handleRequest } },
    routes: {
      root: { id: 'root', path: '', module: { default: Root } },
      page: { id: 'page', parentId: 'root', index: true, module: page },
      save: { id: 'save', parentId: 'root', path: 'save', module: { action } },
    },
    assets: {
      entry: { imports: [], module: '/entry.js' },
      routes: {
        root: { id: 'root', path: '', ...route },
        page: { id: 'page', parentId: 'root', index: true, ...route, hasLoader: true },
        save: { id: 'save', parentId: 'root', path: 'save', ...route, hasAction: true },
      },
      url: '/manifest.js',
      version: '1',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future,
    isSpaMode: false,
  } as unknown as ServerBuild;
}

/** Renders the page of 108 rows; answers with its response. */
export function bareRemixPage(future: ServerBuild['future']): () => Promise<Response> {
  const handle = createRequestHandler(bareBuild(TABLE_PAGE, future), 'production');
  return () => handle(new Request('http://localhost/'));
}
