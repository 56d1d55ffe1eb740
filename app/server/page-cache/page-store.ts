/** Rendered pages in memory, compressed, up to a limit of bytes; the least recently asked for go first. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface StoredPage {
  headers: Readonly<Record<string, string>>;
  /** Of the content, before any compression. */
  hash: string;
  bodies: Readonly<Partial<Record<Encoding, Buffer>>>;
}

export interface PageStoreOptions {
  mostBytes: number;
  /** Single pages above this are not kept. */
  mostBytesOfPage: number;
}

/** Quality 5 is about as small as gzip's best at a third of the time. */
const BROTLI_QUALITY = 5;
const ALREADY_SMALL = /^image\/(png|jpeg|webp)/;

export class PageStore {
  readonly #pages: LRUCache<string, StoredPage>;

  constructor({ mostBytes, mostBytesOfPage }: PageStoreOptions) {
    this.#pages = new LRUCache({
      maxSize: mostBytes,
      maxEntrySize: mostBytesOfPage,
      sizeCalculation: sizeOf,
    });
  }

  get(key: string): StoredPage | undefined {
    return this.#pages.get(key);
  }

  set(key: string, page: StoredPage): void {
    this.#pages.set(key, page);
  }

  /** The body in an encoding; a compressed one is made when it is first asked for and kept with the page. */
  async bodyOf(key: string, page: StoredPage, encoding: Encoding): Promise<Buffer> {
    const kept = page.bodies[encoding];
    if (kept) return kept;
    const plain = await plainOf(page);
    // whoever takes no compression is rare, and a page as it is takes ten times the room
    if (encoding === 'identity') return plain;
    const made = await encoded(plain, encoding);
    const latest = this.#pages.peek(key);
    // a new object: of one that it has already, the cache does not take the size again
    if (latest) this.#pages.set(key, { ...latest, bodies: { ...latest.bodies, [encoding]: made } });
    return made;
  }

  get bytes(): number {
    return this.#pages.calculatedSize;
  }
}

/** A page to keep: compressed for nearly every browser, and nothing else until someone asks. */
export async function storedPage(
  headers: Record<string, string>,
  content: Buffer,
): Promise<StoredPage> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
  const isSmall = ALREADY_SMALL.test(headers['content-type'] ?? '');
  return {
    headers,
    hash,
    bodies: isSmall ? { identity: content } : { br: await encoded(content, 'br') },
  };
}

/** The best encoding that a browser takes and that helps this page. */
export function encodingFor(page: StoredPage, accepted: string): Encoding {
  if (!page.bodies.br) return 'identity';
  const offered = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(';', 1)[0]?.trim()),
  );
  if (offered.has('br')) return 'br';
  return offered.has('gzip') ? 'gzip' : 'identity';
}

function sizeOf({ bodies }: StoredPage): number {
  const sizes = Object.values(bodies).map((body) => body.byteLength);
  return sizes.reduce((sum, size) => sum + size, 1024);
}

async function plainOf({ bodies }: StoredPage): Promise<Buffer> {
  if (bodies.identity) return bodies.identity;
  if (bodies.br) return promisify(brotliDecompress)(bodies.br);
  throw new Error('a page without a body');
}

function encoded(content: Buffer, encoding: Encoding): Promise<Buffer> | Buffer {
  if (encoding === 'gzip') return promisify(gzip)(content);
  if (encoding === 'identity') return content;
  return promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
    },
  });
}
