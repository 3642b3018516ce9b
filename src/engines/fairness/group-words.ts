const group =
  /\b(?:the|these|those|both|his|her|their|two|three|four|five)\s+(?:(?:other|two|three|four|five|accused|alleged|young|former)\s+)*(?:men|women|man|woman|pair|couple|trio|duo|suspects?|defendants?|accused|brothers|sisters|moles?|spies|students?|researchers?|academics?|activists?|aides?|officials?|employees|contractors?)\b|\btwo alleged \p{L}+/iu;

/** Words by which a text means persons that it does not name there: "the two men", "both suspects"; null where there are none. */
export function groupWordsIn(text: string): string | null {
  return group.exec(text)?.[0].replace(/\s+/g, ' ') ?? null;
}
