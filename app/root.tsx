/** The document around every page, and the page for what goes wrong. */
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  isRouteErrorResponse,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { useText } from './messages/text.tsx';
import { application } from './server/application.server.ts';
import { islandsAddress } from './server/request/islands.server.ts';
import { ErrorPage } from './ui/layout/error-page.tsx';
import { joinedHandle } from './ui/layout/page-handle.ts';
import { PageFrame } from './ui/layout/page-frame.tsx';
import stylesheet from './ui/styles/index.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

/** The nonce exists only where scripts do, so that reading pages stay the same bytes for everyone. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { configuration } = await application();
  return {
    nonce: context.nonce,
    origin: configuration.origin ?? null,
    islands: islandsAddress(process.env.NODE_ENV === 'production'),
  };
}

export const shouldRevalidate = () => false;

export function Layout({ children }: { children: ReactNode }) {
  const t = useText();
  const { runsInBrowser, hasIslands, isFrameable } = joinedHandle(
    useMatches().map(({ handle }) => handle),
  );
  const { nonce, islands, origin } = useRouteLoaderData<typeof loader>('root') ?? {};
  return (
    <html lang={t.locale} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {/* inside another site's page, links lead beside it: pages in full refuse the frame */}
        {isFrameable && <base target="_blank" />}
        <Meta />
        {origin && <SocialCard origin={origin} />}
        <Links />
        {/* A table half read has other widths than the whole one: the page is drawn once, when it is all there. */}
        <link rel="expect" href="#foot" blocking="render" />
      </head>
      <body>
        {children}
        {hasIslands && <script type="module" async src={islands} />}
        {runsInBrowser && <ScrollRestoration nonce={nonce} />}
        {runsInBrowser && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

/** The picture beside a link to a page: its own, or the one of the house. Needs to know the public address. */
function SocialCard({ origin }: { origin: string }) {
  const image = useMatches()
    .map(({ data }) => (data as { image?: unknown } | undefined)?.image)
    .find((one) => typeof one === 'string');
  return (
    <>
      <meta property="og:image" content={`${origin}${image ?? '/card.png'}`} />
      <meta property="og:type" content="website" />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

export default function Root() {
  useLoaderData<typeof loader>();
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const isResponse = isRouteErrorResponse(error);
  const status = isResponse ? error.status : 500;
  const message =
    isResponse && typeof error.data?.message === 'string' ? error.data.message : undefined;
  return (
    <PageFrame>
      <ErrorPage status={status} message={message} />
    </PageFrame>
  );
}
