/** Scripts that part no words by spaces; the same characters as `search_pairs` of the database takes. */
const unparted = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+/gu;

export type ScriptRuns = { readonly parted: readonly string[]; readonly unparted: readonly string[] };

/** Cuts words at the borders of scripts that part no words: "王伟Wang" is a run of each. */
export function scriptRuns(words: string): ScriptRuns {
  return {
    parted: words.split(unparted).filter((one) => /[\p{L}\p{N}]/u.test(one)),
    unparted: words.match(unparted) ?? [],
  };
}

/** Pairs of neighbouring characters; one character stands alone. */
export function pairsOf(run: string): readonly string[] {
  const characters = [...run];
  return characters.length < 2 ? characters : characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
