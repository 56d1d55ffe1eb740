/** The small Node server around the Remix build: starts, answers, drains and stops. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import process from 'node:process';
import { createRequestHandler } from '@remix-run/express';
import { createRequestHandler as createRenderer } from '@remix-run/node';
import compression from 'compression';
import express from 'express';

/** The longest entry form with every comment filled stays far below. */
const MOST_BYTES = 2_000_000;
/** A piece of evidence or a workbook has at most 20 MB, and a little around it. */
const MOST_BYTES_WITH_FILE = 21_000_000;
const TAKES_FILES = /^\/manage\/[^/]+\/[^/]+\/(?:evidence|import)(?:\.data)?(?:\?|$)/;

const isDevelopment = process.argv.includes('--dev');
process.env.NODE_ENV ??= isDevelopment ? 'development' : 'production';

const vite = isDevelopment
  ? await import('vite').then(({ createServer }) =>
      createServer({ server: { middlewareMode: true }, appType: 'custom' }),
    )
  : undefined;
const loadBuild = () =>
  vite ? vite.ssrLoadModule('virtual:remix/server-build') : import('./build/server/index.js');

/** An operator reads a sentence; only a bug shows its stack. */
function giveUp(error) {
  const isForOperator = ['StartError', 'ConfigurationError', 'DatabaseLockedError'].includes(
    error?.constructor?.name,
  );
  console.error(isForOperator ? `\nCityGauge cannot start.\n\n${error.message}\n` : error);
  process.exit(1);
}

const build = await loadBuild().catch(giveUp);
const { application, signInLinks, isForgedPost, createPageCache, readPublicEpoch } =
  build.entry.module;
const { configuration, log } = application;

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  ...(configuration.origin?.startsWith('https:') && {
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  }),
};

/** Public pages from memory; while developing each is made anew. */
const render = createRenderer(build, process.env.NODE_ENV);
const pageCache =
  !vite &&
  createPageCache({
    render: (request) =>
      render(request, { requestId: 'page-cache', nonce: '', log, clientAddress: '' }),
    readEpoch: readPublicEpoch,
    origin: configuration.origin ?? 'http://localhost',
    headers: SECURITY_HEADERS,
  });

/** Writes the line of the log that every request gets, except those for files of the build. */
function logWhenDone(request, response, requestId) {
  const startedAt = performance.now();
  const [path] = request.url.split('?', 1);
  if (path.startsWith('/assets/')) return;
  response.on('finish', () => {
    log.info(
      {
        requestId,
        method: request.method,
        // one-time links are secrets
        path: path.replace(/^\/(join|sign-in)\/.+/, '/$1/…'),
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - startedAt),
      },
      'request',
    );
  });
}

const app = express();
app.disable('x-powered-by');
app.set('trust proxy', configuration.trustProxy);
app.use(compression({ threshold: 512 }));

app.use((request, response, next) => {
  response.locals.requestId = response.getHeader('x-request-id');
  response.locals.nonce = randomBytes(16).toString('base64');
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  next();
});

if (vite) {
  app.use(vite.middlewares);
} else {
  app.use(
    '/assets',
    express.static('build/client/assets', { immutable: true, maxAge: '1y', index: false }),
  );
  app.use(express.static('build/client', { maxAge: '1h', index: false }));
}

app.use((request, response, next) => {
  const problem = problemOfRequest(request);
  if (!problem) return next();
  response.status(problem.status).type('text/plain').send(`${problem.sentence}\n`);
});

app.use((request, response, next) => {
  if (!isForgedPost(request.method, request.headers)) return next();
  response
    .status(403)
    .type('text/plain')
    .send(
      'This form was sent from another site, so nothing was done. Open the page again and send it from there.\n',
    );
});

app.all(
  '*',
  createRequestHandler({
    build: loadBuild,
    mode: process.env.NODE_ENV,
    getLoadContext: (request, response) => ({
      requestId: response.locals.requestId,
      nonce: response.locals.nonce,
      log: log.child({ requestId: response.locals.requestId }),
      clientAddress: request.ip ?? '',
    }),
  }),
);

app.use((error, _request, response, _next) => answerFailure(error, response));

function answerFailure(error, response) {
  const requestId = response.getHeader('x-request-id');
  log.error({ requestId, error: String(error?.stack ?? error) }, 'request failed');
  if (response.headersSent) return response.end();
  const status = error.status >= 400 && error.status < 500 ? error.status : 500;
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(
    `Something went wrong on our side. It has been noted as ${requestId}. Go back and try again.\n`,
  );
}

const server = createServer((request, response) => {
  const requestId = randomUUID();
  response.setHeader('x-request-id', requestId);
  logWhenDone(request, response, requestId);
  const isServed =
    pageCache && pageCache.serve(request, response, (error) => answerFailure(error, response));
  if (!isServed) app(request, response);
});
server.listen(configuration.port, configuration.host, async () => {
  const { port } = server.address();
  const shownHost = configuration.host.includes(':')
    ? `[${configuration.host}]`
    : configuration.host;
  const address = configuration.origin ?? `http://${shownHost}:${port}`;
  console.log(`\nCityGauge is ready at ${address}\n`);
  for (const { name, url } of await signInLinks(address))
    console.log(`  Sign in once as ${name}:\n    ${url}\n`);
});
server.on('error', (error) => {
  const words = {
    EADDRINUSE: `PORT: ${configuration.port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`,
    EACCES: `PORT: ${configuration.port} needs more rights than this user has. Choose one above 1023.`,
    EADDRNOTAVAIL: `HOST: ${configuration.host} is not an address of this machine. Use 127.0.0.1 or 0.0.0.0.`,
  };
  console.error(`\nCityGauge cannot start.\n\n${words[error.code] ?? error.message}\n`);
  void application.stop().finally(() => process.exit(1));
});

let isStopping = false;
async function stop(signal) {
  if (isStopping) return;
  isStopping = true;
  log.info({ signal }, 'stopping');
  // whoever is being answered gets a second and a half
  const drained = new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 1200).unref();
  });
  await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, 1400))]);
  await vite?.close();
  await application.stop();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// npm passes no signal on to what it runs: a server that it has started ends when npm has
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop('SIGTERM'), 500).unref();
}
process.on('unhandledRejection', (error) =>
  log.error({ error: String(error?.stack ?? error) }, 'unhandled rejection'),
);

/** What no page can answer: addresses that cannot be read, and posts that are larger than any form of ours. */
function problemOfRequest(request) {
  try {
    if (decodeURIComponent(request.originalUrl.replaceAll('+', ' ')).includes('\0'))
      throw new URIError();
  } catch {
    return {
      status: 400,
      sentence: 'This address cannot be read. Check that it was copied whole.',
    };
  }
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const length = Number(request.headers['content-length'] ?? 0);
  const isOfUnknownLength = 'transfer-encoding' in request.headers;
  const takesFiles = TAKES_FILES.test(request.originalUrl);
  if (length > (takesFiles ? MOST_BYTES_WITH_FILE : MOST_BYTES) || isOfUnknownLength) {
    const sentence = takesFiles
      ? 'A file can have at most 20 MB. Nothing was saved.'
      : 'This is more than a form can hold, so nothing was saved.';
    return { status: 413, sentence };
  }
  return undefined;
}
