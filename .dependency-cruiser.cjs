/** The import directions of the house: routes > ui, charts, server, db/queries, domain; nothing runs back. */

/** Modules of a folder (or a single file) import only from their own folder and the named ones. */
const may = (from, to) => ({
  name: `${from} imports only ${to.join(', ') || 'itself'}`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: {
    path: '^(app|db|tests)/',
    pathNot: [from, ...to].map((place) =>
      /\.tsx?$/.test(place) ? `^${place.replaceAll('.', '\\.')}$` : `^${place}/`,
    ),
  },
});

module.exports = {
  forbidden: [
    may('app/routes', [
      'app/ui',
      'app/charts',
      'app/reports',
      'app/server',
      'db/queries',
      'app/domain',
      'app/messages',
      'db/schema.ts',
    ]),
    may('app/ui', ['app/charts', 'app/domain', 'app/messages']),
    may('app/charts', ['app/domain', 'app/messages']),
    may('app/islands', ['app/charts', 'app/domain']),
    may('app/reports', ['app/charts', 'app/domain', 'app/messages']),
    may('app/server', ['db', 'app/reports', 'app/domain', 'app/messages']),
    may('app/messages', []),
    may('app/domain', []),
    may('db', ['app/domain']),
    {
      name: 'domain is pure',
      comment: 'The rules know neither files, clocks, databases nor React.',
      severity: 'error',
      from: { path: '^app/domain/' },
      to: { path: '(^|/)node_modules/', pathNot: '(^|/)node_modules/(zod|decimal\\.js)/' },
    },
    {
      name: 'domain is pure (Node)',
      severity: 'error',
      from: { path: '^app/domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pages reach the server only through their route',
      comment: 'A server-only module in a part of a page would end up in the browser.',
      severity: 'error',
      from: { path: '^app/(ui|charts|domain)/' },
      to: { path: '\\.server\\.tsx?$' },
    },
    {
      name: 'queries alone build SQL',
      severity: 'error',
      from: { path: '^app/(routes|ui|charts|reports|domain|messages)/' },
      to: { path: '(^|/)node_modules/(kysely|pg|@electric-sql)/' },
    },
    {
      name: 'one route does not import another',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^app/routes/' },
    },
    {
      name: 'nothing imports tests',
      severity: 'error',
      from: { path: '^(app|db)/' },
      to: { path: '^tests/' },
    },
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'everything resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?url$|^\\./build/server/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
