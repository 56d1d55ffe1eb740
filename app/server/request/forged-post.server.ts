/** Refuses posts that another site made a browser send (cross-site request forgery). */
import type { IncomingHttpHeaders } from 'node:http';

/**
 * True when a request that changes something did not come from our own pages. Every browser since 2021 says so in
 * Sec-Fetch-Site, older ones in Origin; a program without a browser sends neither and carries no cookie by accident.
 */
export function isForgedPost(method: string, headers: IncomingHttpHeaders): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  const site = headers['sec-fetch-site'];
  if (site) return site !== 'same-origin' && site !== 'none';
  const { origin } = headers;
  if (!origin) return false;
  if (origin === 'null') return true;
  try {
    return new URL(origin).host !== (headers['x-forwarded-host'] ?? headers.host);
  } catch {
    return true;
  }
}
