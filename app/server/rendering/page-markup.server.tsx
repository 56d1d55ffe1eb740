/** Renders a page without scripts: React does the frame around it, the page itself is written as markup. */
import type { EntryContext } from '@remix-run/node';
import { createElement, type ComponentType } from 'react';
import { NeedsReact, markupOf } from './markup.server.ts';

/** Stands for the page in what React renders; no text that anybody types has these characters. */
const PLACE = '\u{F0000}page\u{F0000}';

/**
 * The routes of a request with the innermost page replaced by its place, and what puts the page into its place. A page
 * that needs React is left to it.
 */
export function withPageAsMarkup(context: EntryContext): {
  context: EntryContext;
  fill: (html: string) => Buffer<ArrayBuffer>;
} {
  const id = context.staticHandlerContext.matches.at(-1)?.route.id;
  const module = id === undefined ? undefined : context.routeModules[id];
  if (id === undefined || !module?.default) return { context, fill: (html) => Buffer.from(html) };
  const Page = module.default as ComponentType;
  let markup: Buffer[] | undefined;
  const Place: ComponentType = () => {
    try {
      markup = markupOf(createElement(Page));
      return PLACE;
    } catch (error) {
      if (!(error instanceof NeedsReact)) throw error;
      return createElement(Page);
    }
  };
  return {
    context: {
      ...context,
      routeModules: { ...context.routeModules, [id]: { ...module, default: Place } },
    },
    fill: (html) => {
      if (markup === undefined) return Buffer.from(html);
      const [before = '', after = ''] = html.split(PLACE);
      return Buffer.concat([Buffer.from(before), ...markup, Buffer.from(after)]);
    },
  };
}
