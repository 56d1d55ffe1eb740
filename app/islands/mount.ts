/** What each chart that runs in the browser is. */

export interface Size {
  width: number;
  height: number;
}

/** Draws into a place and calls back when it can be seen. */
export type Mount = (place: HTMLElement, data: unknown, size: Size, onReady: () => void) => void;
