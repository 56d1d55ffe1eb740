/** How a file that somebody brought is given out again: to be saved, never to be run or shown as a part of this site. */

/** The headers of such a file, beside the server's own (nosniff). The name is any text (RFC 6266; RFC 5987 for the letters that headers lack). */
export function attachmentHeaders(name: string, mediaType: string): Record<string, string> {
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  const encoded = encodeURIComponent(name.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  };
}
