/** Renders a page: React does the frame around it, the page itself is written as markup. */
import { randomUUID } from 'node:crypto';
import type { EntryContext } from '@remix-run/node';
import { createElement, type ComponentType } from 'react';
import { NeedsReact, markupOf } from './markup.server.ts';

export interface MarkedPage {
  /** For React, with a mark in place of the page. */
  context: EntryContext;
  /** The document that React has rendered, with the page in its place. */
  fill(html: Buffer): Buffer<ArrayBuffer>;
}

/** The innermost page of a request, written apart. `isTakenOver`: by scripts. A page that needs React is left to it. */
export function withPageApart(
  context: EntryContext,
  { isTakenOver }: { isTakenOver: boolean },
): MarkedPage {
  const id = context.staticHandlerContext.matches.at(-1)?.route.id ?? '';
  const module = context.routeModules[id];
  const Page = module?.default as ComponentType | undefined;
  // nobody can type what nobody knows before
  const mark = `page-${randomUUID()}`;
  let markup: Buffer[] | undefined;
  const Place: ComponentType = () => {
    if (!Page) return null;
    try {
      markup = markupOf(createElement(Page), isTakenOver);
      return mark;
    } catch (error) {
      if (!(error instanceof NeedsReact)) throw error;
      return createElement(Page);
    }
  };
  return {
    context: Page
      ? {
          ...context,
          routeModules: { ...context.routeModules, [id]: { ...module, default: Place } },
        }
      : context,
    fill(html) {
      const at = markup ? html.indexOf(mark) : -1;
      if (!markup || at < 0) return Buffer.concat([html]);
      return Buffer.concat([html.subarray(0, at), ...markup, html.subarray(at + mark.length)]);
    },
  };
}
