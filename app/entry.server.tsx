/** Renders every page; opens the application before the server listens. */
import { Writable } from 'node:stream';
import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { textFor } from './messages/catalogue.server.ts';
import { TextProvider } from './messages/text.tsx';
import { application as openedApplication } from './server/application.server.ts';
import { isLoopback } from './server/configuration.server.ts';
import { epochReader } from './server/page-cache/epoch.server.ts';
import { exampleSignInLinks } from './server/people/example-accounts.server.ts';
import { withPageApart, type MarkedPage } from './server/rendering/page-markup.server.tsx';
import { remindEveryHour } from './server/tasks/remind.server.ts';
import {
  contentSecurityPolicy,
  FRAMED_BY_ANYBODY,
  FRAMED_BY_NOBODY,
} from './server/request/content-security-policy.server.ts';
import { joinedHandle } from './ui/layout/page-handle.ts';

export { createPageCache } from './server/page-cache/page-cache.server.ts';
export { isForgedPost } from './server/request/forged-post.server.ts';

export const application = await openedApplication();
remindEveryHour(application);
export const streamTimeout = 5000;

/** For the page cache: the number that rises with everything that changes public pages. */
export const readPublicEpoch = await epochReader(application.connection);

/** One-time links for whoever tries CityGauge on their own machine; nobody else gets any. */
export async function signInLinks(address: string) {
  const { configuration, connection } = application;
  if (!configuration.loadsExamples || !isLoopback(configuration.host)) return [];
  return exampleSignInLinks(connection.db, address, new Date());
}

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  // a method or address that no route answers is the visitor's mistake, and the request log has it
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.log.error({ path: new URL(request.url).pathname, error: shown }, 'page failed');
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
) {
  const { runsInBrowser, hasIslands, isFrameable, isWritten } = joinedHandle(
    remixContext.staticHandlerContext.matches.map(
      (match) => remixContext.routeModules[match.route.id]?.handle,
    ),
  );
  headers.set('content-type', 'text/html; charset=utf-8');
  if (application.configuration.isProduction) {
    headers.set(
      'content-security-policy',
      contentSecurityPolicy(
        runsInBrowser ? { nonce: context.nonce } : hasIslands ? 'files' : 'none',
        isFrameable ? FRAMED_BY_ANYBODY : FRAMED_BY_NOBODY,
      ),
    );
  }
  if (!headers.has('cache-control'))
    headers.set('cache-control', runsInBrowser ? 'no-store' : 'public, no-cache');

  if (!runsInBrowser) {
    // nothing is streamed to the browser, and a string is made in half the time
    const page = withPageApart(
      { ...remixContext, serverHandoffStream: undefined },
      { isTakenOver: false },
    );
    const html = renderToString(
      <TextProvider text={textFor()}>
        <RemixServer context={page.context} url={request.url} />
      </TextProvider>,
    );
    // as bytes: a text would be searched for half characters first
    return new Response(page.fill(Buffer.from(`<!DOCTYPE html>${html}`)), { headers, status });
  }
  const page = isWritten
    ? withPageApart(remixContext, { isTakenOver: true })
    : { context: remixContext, fill: (html: Buffer) => Buffer.concat([html]) };
  return whole(request, status, headers, page, context);
}

/** A page that runs in the browser: sent in one piece, since it waits for nothing and is small. */
function whole(
  request: Request,
  status: number,
  headers: Headers,
  page: MarkedPage,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise<Response>((resolve, reject) => {
    let shownStatus = status;
    const chunks: Buffer[] = [];
    const body = new Writable({
      write(chunk: Uint8Array, _, done) {
        // React writes into the same bytes again
        chunks.push(Buffer.from(chunk));
        done();
      },
      final(done) {
        resolve(new Response(page.fill(Buffer.concat(chunks)), { headers, status: shownStatus }));
        done();
      },
    });
    const { pipe, abort } = renderToPipeableStream(
      <TextProvider text={textFor()}>
        <RemixServer context={page.context} url={request.url} nonce={context.nonce} />
      </TextProvider>,
      {
        nonce: context.nonce,
        onAllReady: () => void pipe(body),
        onShellError: reject,
        onError(error) {
          shownStatus = 500;
          context.log.error({ error: String(error) }, 'rendering failed');
        },
      },
    );
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}
