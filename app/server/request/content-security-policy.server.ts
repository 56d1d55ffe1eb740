/** What a page may load: everything from here alone; scripts only where a page runs in the browser. And who may frame it. */

export const FRAMED_BY_NOBODY = "frame-ancestors 'none'";
export const FRAMED_BY_ANYBODY = 'frame-ancestors *';

/**
 * The header's value. Most reading pages have no scripts at all, those with charts have our own files, and the pages that
 * run in the browser also what carries this response's nonce.
 */
export function contentSecurityPolicy(
  scripts: { nonce: string } | 'files' | 'none',
  framedBy: typeof FRAMED_BY_NOBODY | typeof FRAMED_BY_ANYBODY,
): string {
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
    framedBy,
  ].join('; ');
}

function scriptSources(scripts: { nonce: string } | 'files' | 'none'): string {
  if (scripts === 'none') return "script-src 'none'";
  return scripts === 'files' ? "script-src 'self'" : `script-src 'nonce-${scripts.nonce}' 'self'`;
}

/** Whether a page's policy lets other sites show it in a frame. */
export function isFrameable(policy: string | null | undefined): boolean {
  return policy?.split('; ').includes(FRAMED_BY_ANYBODY) ?? false;
}
