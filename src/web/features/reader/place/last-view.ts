const key = 'lamplighter.reader-view';

/** How documents were looked at last in this tab: as text, or as the page, table or mail that they came as. */
export function lastView(): 'text' | 'place' {
  return sessionStorage.getItem(key) === 'place' ? 'place' : 'text';
}

export function rememberView(view: 'text' | 'place'): void {
  sessionStorage.setItem(key, view);
}
