/** What a route says of how its page is sent; the frame around it and the server ask. */

export interface PageHandle {
  /** For people who are signed in: the whole page runs in the browser. */
  runsInBrowser?: boolean;
  /** A page that can be read without scripts, with charts that take over later. */
  hasIslands?: boolean;
  /** Other sites may show it inside of theirs. */
  isFrameable?: boolean;
  /** A page of many fields: written as markup, though the browser takes it over. */
  isWritten?: boolean;
}

/** What any of the routes of a page says, outermost first. */
export function joinedHandle(handles: readonly unknown[]): PageHandle {
  return Object.assign({}, ...handles) as PageHandle;
}
