let region: HTMLElement | null = null;
let flip = false;

/** The one live region of the page; announcements before it mounts are dropped. */
export function setLiveRegion(element: HTMLElement | null): void {
  region = element;
}

/** Says something to a screen reader; a repeated sentence is said again. */
export function announce(words: string): void {
  if (region === null) return;
  flip = !flip;
  region.textContent = flip ? words : `${words}\u00a0`;
}
