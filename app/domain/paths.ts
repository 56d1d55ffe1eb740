/** Every address of the application is built here. */

const encode = encodeURIComponent;
type Year = number | string;

export const pathTo = {
  home: () => '/',
  kpis: (search?: Record<string, string>) => withSearch('/kpis', search),
  kpi: (kpi: string, dataPoint?: string) =>
    `/kpis/${encode(kpi)}${dataPoint ? `#${dataPoint}` : ''}`,
  distributionSvg: (kpi: string, dataPoint: string) =>
    `/kpis/${encode(kpi)}/${encode(dataPoint)}/distribution.svg`,
  distributionPng: (kpi: string, dataPoint: string) =>
    `/kpis/${encode(kpi)}/${encode(dataPoint)}/distribution.png`,
  distributionCsv: (kpi: string, dataPoint: string) =>
    `/kpis/${encode(kpi)}/${encode(dataPoint)}/distribution.csv`,
  method: (section?: string) => `/method${section ? `#${section}` : ''}`,
  sdgs: () => '/sdgs',
  sdg: (goal: number | string) => `/sdgs/${goal}`,
  compare: (search?: URLSearchParams) => (search ? `/compare?${search.toString()}` : '/compare'),
  compareCsv: (search: URLSearchParams) => `/compare.csv?${search.toString()}`,
  compareSvg: (search: URLSearchParams) => `/compare.svg?${search.toString()}`,
  cities: (search?: Record<string, string>) => withSearch('/cities', search),
  cityRounds: (city: string) => `/cities/${encode(city)}/rounds`,
  trendSvg: (city: string) => `/cities/${encode(city)}/trend.svg`,
  trendPng: (city: string) => `/cities/${encode(city)}/trend.png`,
  trendCsv: (city: string) => `/cities/${encode(city)}/trend.csv`,
  comparePng: (search: URLSearchParams) => `/compare.png?${search.toString()}`,
  city: (city: string) => `/cities/${encode(city)}`,
  results: (city: string, year: Year, dataPoint?: string) =>
    `/cities/${encode(city)}/${year}${dataPoint ? `#${dataPoint}` : ''}`,
  resultsView: (city: string, year: Year, view: string) =>
    withSearch(`/cities/${encode(city)}/${year}`, { view }),
  /** `level` as in `GROUP_LEVELS`. */
  score: (city: string, year: Year, level: string, group: string) =>
    `/cities/${encode(city)}/${year}/scores/${level}/${encode(group)}`,
  publicationScore: (hash: string, level: string, group: string) =>
    `/publications/${hash}/scores/${level}/${encode(group)}`,
  sensitivity: (city: string, year: Year) => `/cities/${encode(city)}/${year}/sensitivity`,
  dataPoint: (city: string, year: Year, dataPoint: string) =>
    `/cities/${encode(city)}/${year}/data-points/${encode(dataPoint)}`,
  exportCsv: (city: string, year: Year) => `/cities/${encode(city)}/${year}/export.csv`,
  exportJson: (city: string, year: Year) => `/cities/${encode(city)}/${year}/export.json`,
  wheelSvg: (city: string, year: Year) => `/cities/${encode(city)}/${year}/wheel.svg`,
  wheelPng: (city: string, year: Year) => `/cities/${encode(city)}/${year}/wheel.png`,
  scoresFile: (
    city: string,
    year: Year,
    of: 'segments' | 'goals',
    extension: 'svg' | 'png' | 'csv',
  ) => `/cities/${encode(city)}/${year}/${of}.${extension}`,
  embeddedWheel: (city: string, year: Year) => `/embed/cities/${encode(city)}/${year}`,
  publication: (hash: string) => `/publications/${hash}`,
  publicationDataPoint: (hash: string, dataPoint: string) =>
    `/publications/${hash}/data-points/${encode(dataPoint)}`,
  publicationDocument: (hash: string) => `/publications/${hash}/document.json`,
  publicationSignature: (hash: string) => `/publications/${hash}/document.sig`,
  sealedSignature: (hash: string) => `/publications/${hash}/sealed.sig`,
  verifyPublication: (hash: string) => `/publications/${hash}/verify`,
  signingKeys: () => '/.well-known/citygauge-keys.json',
  signingKey: (key: string) => `/.well-known/citygauge-keys/${encode(key)}.pem`,

  login: (next?: string) => (next ? `/login?next=${encode(next)}` : '/login'),
  logout: () => '/logout',
  signInOnce: (token: string) => `/sign-in/${token}`,
  join: (token: string) => `/join/${token}`,
  forgot: () => '/login/forgot',
  singleSignOn: (next?: string) => withSearch('/login/sso', next ? { next } : {}),
  singleSignOnCallback: () => '/login/sso/callback',
  signInCode: () => '/login/code',
  account: () => '/account',
  contest: (hash: string, dataPoint: string) => `/contest/${hash}/${encode(dataPoint)}`,
  ownData: () => '/account/data.json',
  secondFactor: () => '/account/second-factor',

  manage: () => '/manage',
  group: (group: string, search?: Record<string, string>) =>
    withSearch(`/manage/groups/${encode(group)}`, search),
  manageCity: (city: string) => `/manage/${encode(city)}`,
  cityLog: (city: string, search?: Record<string, string>) =>
    withSearch(`/manage/${encode(city)}/log`, search),
  sealedRecord: (city: string, hash: string) =>
    `/manage/${encode(city)}/publications/${hash}/sealed.json`,
  cityLogCsv: (city: string, search?: Record<string, string>) =>
    withSearch(`/manage/${encode(city)}/log.csv`, search),
  round: (city: string, year: Year) => `/manage/${encode(city)}/${year}`,
  register: (city: string, year: Year) => `/manage/${encode(city)}/${year}/register`,
  registerEffects: (city: string, year: Year, search: Record<string, string>) =>
    withSearch(`/manage/${encode(city)}/${year}/register/effects`, search),
  /** `part`: a data point, or a KPI. */
  segment: (city: string, year: Year, segment: string, part?: string) =>
    `/manage/${encode(city)}/${year}/enter/${encode(segment)}${part ? `#${part}` : ''}`,
  missing: (city: string, year: Year, search?: Record<string, string>) =>
    withSearch(`/manage/${encode(city)}/${year}/missing`, search),
  save: (city: string, year: Year) => `/manage/${encode(city)}/${year}/save`,
  roundResults: (city: string, year: Year) => `/manage/${encode(city)}/${year}/results`,
  warningsOfSegment: (city: string, year: Year, segment: string) =>
    `/manage/${encode(city)}/${year}/warnings/${encode(segment)}`,
  warnings: (city: string, year: Year) => `/manage/${encode(city)}/${year}/warnings`,
  /** `row`: a row key as `rowKey` makes it. */
  history: (city: string, year: Year, row: string) =>
    withSearch(`/manage/${encode(city)}/${year}/history`, { row }),
  changes: (city: string, year: Year, search?: Record<string, string>) =>
    withSearch(`/manage/${encode(city)}/${year}/changes`, search),
  evidence: (city: string, year: Year, dataPoint = '') =>
    withSearch(`/manage/${encode(city)}/${year}/evidence`, { dataPoint }),
  evidenceFile: (city: string, year: Year, evidence: string) =>
    `/manage/${encode(city)}/${year}/evidence/${encode(evidence)}`,
  tasks: (city: string, year: Year) => `/manage/${encode(city)}/${year}/tasks`,
  /** `problem`: why a part could not be handed in. */
  handIn: (city: string, year: Year, problem?: string) =>
    `/manage/${encode(city)}/${year}/tasks/hand-in${problem ? `?problem=${problem}` : ''}`,
  review: (city: string, year: Year, search?: Record<string, string>) =>
    withSearch(`/manage/${encode(city)}/${year}/review`, search),
  reviewDataPoint: (city: string, year: Year, dataPoint: string, search?: Record<string, string>) =>
    withSearch(`/manage/${encode(city)}/${year}/review/${encode(dataPoint)}`, search),
  importRound: (city: string, year: Year, search?: Record<string, string>) =>
    withSearch(`/manage/${encode(city)}/${year}/import`, search),
  roundFile: (city: string, year: Year, format: 'xlsx' | 'csv' | 'json') =>
    `/manage/${encode(city)}/${year}/export.${format}`,
  contests: (city: string, year: Year) => `/manage/${encode(city)}/${year}/contests`,
  publish: (city: string, year: Year) => `/manage/${encode(city)}/${year}/publish`,

  admin: () => '/admin',
  adminCities: () => '/admin/cities',
  adminNewCity: () => '/admin/cities/new',
  adminCity: (city: string) => `/admin/cities/${encode(city)}`,
  adminVerifiers: (city: string) => `/admin/cities/${encode(city)}/verifiers`,
  adminLog: (search?: Record<string, string>) => withSearch('/admin/log', search),
  adminLogCsv: (search?: Record<string, string>) => withSearch('/admin/log.csv', search),
  adminGroups: () => '/admin/groups',
  adminGroup: (group: string) => `/admin/groups/${encode(group)}`,
  adminPeople: (search?: Record<string, string>) => withSearch('/admin/people', search),
  adminPerson: (account: string) => `/admin/people/${encode(account)}`,
};

function withSearch(path: string, search: Record<string, string> = {}): string {
  const query = new URLSearchParams(
    Object.entries(search).filter(([, value]) => value !== ''),
  ).toString();
  return query ? `${path}?${query}` : path;
}

/** A `next` address that stays on this site; anything else becomes the fallback. */
export function safeNext(next: string | null | undefined, fallback: string): string {
  return next && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : fallback;
}
