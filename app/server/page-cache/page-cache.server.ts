/** Answers for public pages from memory: rendered once per change of what is public, the same bytes for everyone. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isFrameable } from '../request/content-security-policy.server.ts';
import {
  encodingFor,
  PageStore,
  storedPage,
  type Encoding,
  type StoredPage,
} from './page-store.ts';
import { publicAddressOf } from './public-pages.ts';

const MEGABYTE = 1_000_000;

export interface PageCacheOptions {
  /** Renders a public page, from a request that says nothing about who asks. */
  render: (request: Request) => Promise<Response>;
  /** The number that rises with everything that changes public pages. */
  readEpoch: () => Promise<number>;
  /** Where pages think that they are; nothing of it is in them. */
  origin: string;
  /** Headers of every answer. */
  headers: Readonly<Record<string, string>>;
  mostBytes?: number;
}

/** Headers of a rendered page that belong to it and not to the way it was sent. */
const KEPT = [
  'content-type',
  'content-disposition',
  'content-security-policy',
  'cache-control',
  'access-control-allow-origin',
];

export function createPageCache(options: PageCacheOptions) {
  const mostBytes = options.mostBytes ?? 64 * MEGABYTE;
  const limits = { mostBytesOfPage: 8 * MEGABYTE };
  const pages = new PageStore({ mostBytes: (3 * mostBytes) / 4, ...limits });
  const views = new PageStore({ mostBytes: mostBytes / 4, ...limits });

  const rendering = new Map<string, Promise<StoredPage | Response>>();

  async function render(address: string, key: string, store: PageStore) {
    const response = await options.render(
      new Request(new URL(address, options.origin), { headers: { 'user-agent': 'page-cache' } }),
    );
    if (!isForEveryone(response)) return response;
    const headers = Object.fromEntries(
      KEPT.flatMap((name) => {
        const value = response.headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    );
    const page = await storedPage(headers, Buffer.from(await response.arrayBuffer()));
    store.set(key, page);
    return page;
  }

  /** The page as it is now; whoever asks while it is being rendered waits for the same one. */
  async function find(address: string, key: string, store: PageStore) {
    const known = store.get(key);
    if (known) return known;
    const underWay = rendering.get(key);
    if (underWay) return underWay;
    const started = render(address, key, store).finally(() => rendering.delete(key));
    rendering.set(key, started);
    return started;
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    { key: address, isView }: { key: string; isView: boolean },
  ) {
    const store = isView ? views : pages;
    const key = `${await options.readEpoch()} ${address}`;
    const found = await find(address, key, store);
    for (const [name, value] of Object.entries(options.headers)) response.setHeader(name, value);
    if (isFrameable(policyOf(found))) response.removeHeader('x-frame-options');
    if (found instanceof Response) return pass(found.clone(), request, response);
    const encoding = encodingFor(found, String(request.headers['accept-encoding'] ?? ''));
    const etag = `"${found.hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    for (const [name, value] of Object.entries(found.headers)) response.setHeader(name, value);
    response.setHeader('etag', etag);
    response.setHeader('vary', 'accept-encoding');
    if (isKnown(request.headers['if-none-match'], etag)) {
      response.statusCode = 304;
      response.removeHeader('content-type');
      return response.end();
    }
    const body = await store.bodyOf(key, found, encoding);
    return send(request, response, body, encoding);
  }

  return {
    /** False where the request is for something else, which then nobody has answered. */
    serve(
      request: IncomingMessage,
      response: ServerResponse,
      onError: (error: unknown) => void,
    ): boolean {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false;
      const address = publicAddressOf(request.url ?? '');
      if (!address) return false;
      answer(request, response, address).catch(onError);
      return true;
    },
    /** Bytes that are kept. */
    get bytes(): number {
      return pages.bytes + views.bytes;
    },
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  encoding: Encoding,
) {
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', body.byteLength);
  return response.end(request.method === 'HEAD' ? undefined : body);
}

/** What is not kept is sent as it came: an address without a page, a redirect. */
async function pass(from: Response, request: IncomingMessage, response: ServerResponse) {
  response.statusCode = from.status;
  from.headers.forEach((value, name) => response.setHeader(name, value));
  const body = Buffer.from(await from.arrayBuffer());
  return send(request, response, body, 'identity');
}

function policyOf(found: StoredPage | Response): string | null | undefined {
  const name = 'content-security-policy';
  return found instanceof Response ? found.headers.get(name) : found.headers[name];
}

/** Whether an answer may be kept for others: a whole page that neither knows nor marks who asked. */
function isForEveryone({ status, headers }: Response): boolean {
  const isHeldBack = /no-store|private/.test(headers.get('cache-control') ?? '');
  return status === 200 && !isHeldBack && !headers.has('set-cookie');
}

/** Whether someone has the page already. A proxy that compresses makes the tag a weak one. */
function isKnown(tags: string | undefined, etag: string): boolean {
  return (
    tags?.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, ''))) ?? false
  );
}
