/** What each HTML element does to the text: what is never shown, what starts a new line, a new paragraph or a new cell. */

/** Content that a reader of the page does not see as words; scripts and styles first. */
export const UNSEEN: ReadonlySet<string> = new Set(
  'script style template noscript head iframe object embed applet svg math canvas audio video select datalist noframes'.split(
    ' ',
  ),
);

const PARAGRAPHS = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol p pre search section summary table ul'
  ).split(' '),
);

const LINES = new Set('li tr dt caption thead tbody tfoot option'.split(' '));

/** The break an element sets before and after itself, or '' for one within a line. */
export function breakOf(element: string): '' | '\t' | '\n' | '\n\n' {
  if (PARAGRAPHS.has(element)) return '\n\n';
  if (LINES.has(element)) return '\n';
  return element === 'td' || element === 'th' ? '\t' : '';
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

export const isVoid = (element: string): boolean => VOID.has(element);
