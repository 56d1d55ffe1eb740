/** Every page of the running server with its example cities, by who can open it. */

/** Reading pages: open to all, without scripts. */
export const READING_PAGES = [
  '/',
  '/kpis',
  '/kpis?q=broadband',
  '/kpis?q=nothing+of+the+kind',
  '/kpis/ec-ict-ict-1c',
  '/kpis/en-en-aq-1c',
  '/kpis/en-en-ws-4c',
  '/compare',
  '/compare?city=karmoy-no&year=2020',
  '/compare?city=karmoy-no&city=valencia-es&city=kristiansund-no&year=2020',
  '/sdgs',
  '/sdgs/2',
  '/sdgs/3',
  '/method',
  '/cities',
  '/cities?q=kar',
  '/cities/karmoy-no',
  '/cities/exampleville-xx',
  '/cities/exampleville-xx/rounds',
  '/cities/karmoy-no/rounds',
  '/cities/karmoy-no/2020',
  '/cities/valencia-es/2020',
  '/cities/exampleville-xx/2025',
  '/cities/exampleville-xx/2025?view=without-low',
  '/cities/exampleville-xx/2025/scores/dimension/ec',
  '/cities/exampleville-xx/2025/scores/goal/6',
  '/cities/karmoy-no/2020/scores/segment/seg-ec-ws',
  '/cities/exampleville-xx/2025/sensitivity',
  '/cities/kristiansund-no/2020/sensitivity',
  '/cities/exampleville-xx/2025/data-points/ec-ict-ict-2c',
  '/cities/kristiansund-no/2020/data-points/ec-ict-ict-4c.3g',
  '/embed/cities/valencia-es/2020',
  '/embed/cities/exampleville-xx/2025',
] as const;

/** Pages that answer with an error, each with its status. */
export const ERROR_PAGES = [
  ['/no/such/page', 404],
  ['/cities/no-such-city', 404],
  ['/cities/no-such-city/rounds', 404],
  ['/cities/karmoy-no/1990', 404],
  ['/cities/karmoy-no/20x0', 404],
  ['/cities/karmoy-no/2020?view=verified', 404],
  ['/cities/karmoy-no/1990/sensitivity', 404],
  ['/cities/karmoy-no/2020/scores/goal/18', 404],
  ['/cities/karmoy-no/2020/scores/city/all', 404],
  ['/cities/karmoy-no/2020/data-points/no-such', 404],
  ['/kpis/no-such-kpi', 404],
  ['/sdgs/18', 404],
  ['/embed/cities/karmoy-no/1990', 404],
  [`/publications/${'0'.repeat(64)}`, 404],
] as const;

/** Pages about signing in. */
export const ACCOUNT_PAGES = ['/login', '/login/forgot'] as const;

/** Pages of a coordinator. */
export const MANAGE_PAGES = [
  '/account',
  '/account/second-factor',
  '/manage',
  '/manage/exampleville-xx',
  '/manage/exampleville-xx/log',
  '/manage/exampleville-xx/2026',
  '/manage/exampleville-xx/2026/register',
  '/manage/exampleville-xx/2026/enter/seg-ec-ict',
  '/manage/exampleville-xx/2026/enter/seg-sc-sa',
  '/manage/exampleville-xx/2026/missing',
  '/manage/exampleville-xx/2026/missing?status=notCollected&order=due',
  '/manage/exampleville-xx/2026/warnings',
  '/manage/exampleville-xx/2026/history?row=register/households',
  '/manage/exampleville-xx/2026/changes',
  '/manage/exampleville-xx/2026/results',
  '/manage/exampleville-xx/2026/tasks',
  '/manage/exampleville-xx/2026/review',
  '/manage/exampleville-xx/2026/review?show=noVerdict&segment=seg-ec-ict',
  '/manage/exampleville-xx/2026/review/ec-ict-ict-1c',
  '/manage/exampleville-xx/2026/evidence',
  '/manage/exampleville-xx/2026/evidence?dataPoint=ec-ict-ict-1c',
  '/manage/exampleville-xx/2026/import',
  '/manage/exampleville-xx/2026/contests',
  '/manage/exampleville-xx/2026/publish',
] as const;

/** Pages of an administrator. */
export const ADMIN_PAGES = [
  '/admin',
  '/admin/cities',
  '/admin/cities/new',
  '/admin/cities/exampleville-xx',
  '/admin/cities/exampleville-xx/verifiers',
  '/admin/groups',
  '/admin/log',
  '/admin/people',
] as const;
