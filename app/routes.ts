/** The URL map: every path on one screen. */
import { index, layout, prefix, route, type RouteConfig } from '@remix-run/route-config';

export default [
  layout('routes/reading/layout.tsx', [
    index('routes/reading/home.tsx'),
    route('kpis', 'routes/reading/kpis.tsx'),
    route('kpis/:kpi', 'routes/reading/kpi.tsx'),
    route('compare', 'routes/reading/compare.tsx'),
    route('sdgs', 'routes/reading/sdgs.tsx'),
    route('sdgs/:goal', 'routes/reading/sdg.tsx'),
    route('method', 'routes/reading/method.tsx'),
    route('cities', 'routes/reading/cities.tsx'),
    route('cities/:city', 'routes/reading/city.tsx'),
    route('cities/:city/:year', 'routes/reading/city-results.tsx'),
    route('publications/:hash', 'routes/reading/publication.tsx'),
    ...(process.env.NODE_ENV === 'development'
      ? [route('design', 'routes/reading/design.tsx')]
      : []),
  ]),
  route('cities/:city/:year/export.csv', 'routes/files/export-csv.ts'),
  route('cities/:city/:year/export.json', 'routes/files/export-json.ts'),
  route('cities/:city/:year/wheel.svg', 'routes/files/wheel-svg.ts'),
  route('cities/:city/:year/wheel.png', 'routes/files/wheel-png.ts'),
  route('publications/:hash/document.json', 'routes/files/publication-document.ts'),
  route('compare.csv', 'routes/files/compare-csv.ts'),
  route('compare.svg', 'routes/files/compare-svg.ts'),
  route('compare.png', 'routes/files/compare-png.ts'),
  route('cities/:city/trend.svg', 'routes/files/trend-svg.ts'),
  route('cities/:city/trend.png', 'routes/files/trend-png.ts'),
  route('cities/:city/trend.csv', 'routes/files/trend-csv.ts'),
  route('healthz', 'routes/health/alive.ts'),
  route('readyz', 'routes/health/ready.ts'),

  layout('routes/account/layout.tsx', [
    route('login', 'routes/account/login.tsx'),
    route('sign-in/:token', 'routes/account/sign-in-once.tsx'),
    route('join/:token', 'routes/account/join.tsx'),
  ]),
  route('logout', 'routes/account/logout.ts'),

  layout('routes/manage/layout.tsx', [
    route('account', 'routes/account/account.tsx'),
    ...prefix('manage', [
      index('routes/manage/cities.tsx'),
      route(':city', 'routes/manage/city.tsx'),
      route(':city/:year', 'routes/manage/round.tsx'),
      route(':city/:year/register', 'routes/manage/register.tsx'),
      route(':city/:year/enter/:segment', 'routes/manage/enter-segment.tsx'),
      route(':city/:year/warnings', 'routes/manage/warnings.tsx'),
      route(':city/:year/history', 'routes/manage/history.tsx'),
      route(':city/:year/changes', 'routes/manage/changes.tsx'),
      route(':city/:year/results', 'routes/manage/results.tsx'),
      route(':city/:year/tasks', 'routes/manage/tasks.tsx'),
      route(':city/:year/tasks/hand-in', 'routes/manage/hand-in.tsx'),
      route(':city/:year/import', 'routes/manage/import.tsx'),
      route(':city/:year/publish', 'routes/manage/publish.tsx'),
    ]),
    ...prefix('admin', [
      index('routes/admin/index.tsx'),
      route('cities', 'routes/admin/cities.tsx'),
      route('cities/new', 'routes/admin/new-city.tsx'),
      route('cities/:city', 'routes/admin/edit-city.tsx'),
      route('people', 'routes/admin/people.tsx'),
      route('people/:account', 'routes/admin/person.tsx'),
    ]),
  ]),
  route('manage/:city/:year/warnings/:segment', 'routes/manage/warnings-of-segment.ts'),
  route('manage/:city/:year/export.csv', 'routes/files/round-csv.ts'),
  route('manage/:city/:year/export.json', 'routes/files/round-json.ts'),
  route('manage/:city/:year/save', 'routes/manage/save.ts'),
  route('*', 'routes/reading/not-found.tsx'),
] satisfies RouteConfig;
