const closing =
  /^(?:with |my |our )*(?:(?:very )?(?:best|kind|kindest|warm|many) )*(?:regards|respect|wishes|best|sincerely|thanks|cheers|yours(?: (?:sincerely|faithfully|truly|ever|aye))?)[,.!]?$/i;

/** "With kind regards,": the line that ends a letter's words. */
export const isSignOff = (line: string): boolean => line.length < 50 && closing.test(line.trim());

/** Where the name of a file lies in a line that only says what is attached: "[attachment: list.pdf, 88 kB]"; null where it is none. */
export function attachmentAt(line: string): readonly [number, number] | null {
  const found = /^[[(<]?\s*(?:attachments?|attached(?: file)?s?|enclosures?|encl)\s*:\s*/i.exec(line);
  if (found === null || line.length > 200) return null;
  const rest = line.slice(found[0].length);
  const end = rest.search(/[,\])>]|\s\(|$/);
  return end > 0 ? [found[0].length, found[0].length + end] : null;
}

/** What a letter says is attached: "No. 15 attached", "the draft report is attached"; null where it says nothing of the kind. */
export function attachmentNamed(words: string): string | null {
  const found =
    /(?:^|[.!?\n]\s*)((?:(?:the|my|a|our|this) )?(?:[\w.'’-]+ ){0,4}(?:paper|report|draft|note|memo|briefing|list|file|copy|No\.? ?\d+)(?: of [\w' ]{2,30}?)?) (?:is |are )?(?:attached|enclosed)\b/i.exec(
      words,
    );
  return found?.[1] ?? null;
}
