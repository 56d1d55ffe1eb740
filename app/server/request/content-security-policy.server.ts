/** What a page may load: everything from here alone; scripts only where a page runs in the browser. */

/**
 * The header's value. Most reading pages have no scripts at all, those with charts have our own files, and the pages that
 * run in the browser also what carries this response's nonce.
 */
export function contentSecurityPolicy(scripts: { nonce: string } | 'files' | 'none'): string {
  return [
    "default-src 'none'",
    scriptSources(scripts),
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function scriptSources(scripts: { nonce: string } | 'files' | 'none'): string {
  if (scripts === 'none') return "script-src 'none'";
  return scripts === 'files' ? "script-src 'self'" : `script-src 'nonce-${scripts.nonce}' 'self'`;
}
