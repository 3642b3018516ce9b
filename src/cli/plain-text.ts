/**
 * Words from a document or a file name on one line of a terminal: white space as single spaces, and characters that
 * would steer the terminal or turn the line round (controls, overrides of direction) as U+FFFD.
 */
export const plainText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
