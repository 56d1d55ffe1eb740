/** Which addresses are public pages and files, the same for everyone, and what of a query they look at. */

export interface PublicPage {
  /** Segments of the path; a star stands for one of any text. */
  path: string;
  /** Parameters with few values. Anything else in the query changes nothing. */
  params?: readonly string[];
  /** Free text, of which there are endlessly many: such a page is made each time. */
  text?: string;
}

const PAGE = ['page'];
const DATA_POINTS = ['dimension', 'band', 'order'];

/** An allow-list: what is not named here is never kept. */
export const PUBLIC_PAGES: readonly PublicPage[] = [
  { path: '/' },
  { path: '/kpis', params: ['dimension', 'level', 'kind', 'goal'], text: 'q' },
  { path: '/kpis/*' },
  { path: '/kpis/*/*/distribution.svg' },
  { path: '/kpis/*/*/distribution.png' },
  { path: '/kpis/*/*/distribution.csv' },
  { path: '/sdgs' },
  { path: '/sdgs/*', params: PAGE },
  { path: '/method' },
  { path: '/cities', params: PAGE, text: 'q' },
  { path: '/cities/*' },
  { path: '/cities/*/rounds' },
  { path: '/cities/*/trend.svg' },
  { path: '/cities/*/trend.png' },
  { path: '/cities/*/trend.csv' },
  { path: '/cities/*/*', params: [...DATA_POINTS, 'view'], text: 'q' },
  { path: '/cities/*/*/scores/*/*' },
  { path: '/cities/*/*/sensitivity' },
  { path: '/cities/*/*/data-points/*' },
  { path: '/cities/*/*/export.csv' },
  { path: '/cities/*/*/export.json' },
  { path: '/cities/*/*/segments.svg' },
  { path: '/cities/*/*/segments.png' },
  { path: '/cities/*/*/segments.csv' },
  { path: '/cities/*/*/goals.svg' },
  { path: '/cities/*/*/goals.png' },
  { path: '/cities/*/*/goals.csv' },
  { path: '/cities/*/*/wheel.svg' },
  { path: '/cities/*/*/wheel.png' },
  { path: '/embed/cities/*/*' },
  { path: '/publications/*', params: DATA_POINTS, text: 'q' },
  { path: '/publications/*/scores/*/*' },
  { path: '/publications/*/data-points/*' },
  { path: '/publications/*/document.json' },
  { path: '/publications/*/document.sig' },
  { path: '/publications/*/sealed.sig' },
  { path: '/publications/*/verify' },
  { path: '/.well-known/citygauge-keys.json' },
  { path: '/.well-known/citygauge-keys/*' },
  { path: '/compare', params: ['city', 'year', 'order'], text: 'q' },
  { path: '/compare.csv', params: ['city', 'year'] },
  { path: '/compare.svg', params: ['city', 'year'] },
  { path: '/compare.png', params: ['city', 'year'] },
];

const PATTERNS = PUBLIC_PAGES.map((page) => ({ ...page, parts: page.path.split('/') }));

const LONGEST = 600;

export interface PublicAddress {
  /** The address without what changes nothing: the same for all that lead to the same page. */
  key: string;
  /** True for a choice out of many that a query makes; such pages are kept apart, so that they drive out no others. */
  isView: boolean;
}

/** The address of a public page that can be kept; undefined for every other address. */
export function publicAddressOf(url: string): PublicAddress | undefined {
  if (url.length > LONGEST) return undefined;
  const start = url.indexOf('?');
  const [path, query] = start < 0 ? [url, ''] : [url.slice(0, start), url.slice(start + 1)];
  const parts = isReadable(query) ? partsOf(path) : undefined;
  const page = parts && PATTERNS.find((one) => fits(parts, one.parts));
  if (!page) return undefined;
  const written = parts.map(encodeURIComponent).join('/');
  if (query === '') return { key: written, isView: false };
  const search = new URLSearchParams(query);
  if (page.text !== undefined && search.get(page.text)) return undefined;
  const kept = new URLSearchParams(
    (page.params ?? []).flatMap((name) =>
      search
        .getAll(name)
        .filter((value) => value !== '')
        .map((value) => [name, value]),
    ),
  ).toString();
  return { key: kept ? `${written}?${kept}` : written, isView: kept !== '' };
}

function fits(parts: readonly string[], asked: readonly string[]): boolean {
  return (
    parts.length === asked.length &&
    asked.every((part, index) => (part === '*' ? parts[index] !== '' : part === parts[index]))
  );
}

/** The parts of a path, decoded, since one address can be written in many ways; undefined where they are no page's. */
function partsOf(path: string): string[] | undefined {
  if (!isReadable(path)) return undefined;
  const parts = path.split('/').map(decodeURIComponent);
  // dots lead to another page, `.data` to what the framework sends in place of one
  const leadsElsewhere = parts.some(
    (part) => part === '.' || part === '..' || part.endsWith('.data'),
  );
  return leadsElsewhere ? undefined : parts;
}

function isReadable(text: string): boolean {
  try {
    return !decodeURIComponent(text).includes('\0');
  } catch {
    return false;
  }
}
