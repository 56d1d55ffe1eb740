/** Files made of a publication: named for whoever saves them, and sent once as long as they stay the same. */

interface FileOptions {
  request: Request;
  /** Changes exactly when the content does. */
  etag: string;
  type: string;
  name: string;
  /** True where the address itself names the content. */
  isPermanent?: boolean;
  /** True where it is to be looked at, not only to be saved. */
  isShown?: boolean;
  content: () => string | Promise<string | Uint8Array<ArrayBuffer>>;
}

/** The file, or 304 for who has it already. */
export async function fileResponse({
  request,
  etag,
  type,
  name,
  isPermanent,
  isShown,
  content,
}: FileOptions): Promise<Response> {
  const headers = new Headers({
    etag: `"${etag}"`,
    'cache-control': isPermanent ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    'access-control-allow-origin': '*',
  });
  const known = request.headers.get('if-none-match') ?? '';
  // a proxy that compresses makes the tag a weak one
  if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${etag}"`)) {
    return new Response(null, { status: 304, headers });
  }
  headers.set('content-type', type);
  headers.set('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename="${name}"`);
  return new Response(await content(), { headers });
}

/** A plain sentence where there is no file. */
export function noFile(sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
