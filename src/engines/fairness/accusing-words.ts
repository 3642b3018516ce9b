/*
 * Words that put hostile activity or a crime to whoever they are said of. Data: it decides only where denials and legal
 * status are shown as well, never what is true; a word too many shows them once too often.
 */
export const accusingWords = {
  source:
    'own list, from the wording of the offences of state threats law (UK National Security Act 2023) and press usage',
  as_of: '2026-11-23',
  status: 'draft',
  nouns: [
    'spy|spies|spying|espionage|mole|double agent|sleeper agent|asset of|foreign agent|enemy agent|secret agent|agent of|agent for|agents of|agents for',
    'traitor|treason|treachery|collaborator|accomplice|co-conspirator|saboteur|sabotage|hitman|handler of',
    'bribe|bribes|bribery|kickback|kickbacks|blackmail|extortion|theft|fraud|corruption|money laundering|launderer',
    'terrorist|assassin|poisoner|kidnapper|hacker|proxy of|proxy for|covert influence|disinformation',
  ],
  verbs: [
    'spied|spies on|stole|stolen|steals|stealing|smuggled|smuggling|leaked|leaking|leaks|betrayed|betraying|sabotaged',
    'bribed|bribing|blackmailed|blackmailing|extorted|laundered|laundering|defrauded|hacked|hacking|poisoned|kidnapped|assassinated|murdered|stabbed',
    'recruited|recruiting|tasked|tasking|groomed|infiltrated|infiltrating|conspired|conspiring|colluded|colluding|exfiltrated',
    'was paid by|were paid by|in the pay of|on the payroll of|under the control of|at the behest of',
  ],
  phrases: [
    String.raw`(?:pass|passed|passing|passes|hand|handed|handing|hands|sold|sell|sells|selling|sent|sending|gave|give|giving|suppl(?:y|ied|ies|ying))\b(?:\s+\S+){0,5}?\s+(?:secrets?|information|intelligence|documents?|reports?|files?|data|research|designs?|names|material)`,
    String.raw`(?:work|works|worked|working)\s+(?:secretly\s+|covertly\s+|undercover\s+)?(?:for|on behalf of|at the direction of)\s+(?:(?:the|a|an|its|their|his|her)\s+)?(?:\S+\s+){0,3}?(?:intelligence|service|services|agency|state|government|regime|ministry|embassy|spy|spies|military|party|power)`,
    String.raw`(?:work|works|worked|working)\s+(?:secretly|covertly|undercover)\b`,
    String.raw`(?:was|is|were|are|been|being)\s+(?:\S+ly\s+)?working\s+(?:for|on behalf of)\s+(?:the\s+)?\p{Lu}\p{L}+`,
    String.raw`(?:met|meets|meeting|contact|contacts|contacted)\b(?:\s+\S+){0,4}?\s+(?:intelligence officers?|handlers?|case officers?)`,
    String.raw`(?:intimidat|harass|threaten|stalk|surveill|track)(?:ed|ing)\b(?:\s+\S+){0,4}?\s+(?:dissidents?|exiles?|activists?|journalists?|critics?)`,
  ],
} as const;

const plain = new RegExp(String.raw`\b(?:${[...accusingWords.nouns, ...accusingWords.verbs].join('|')})\b`, 'iu');
const phrases = accusingWords.phrases.map((one) => new RegExp(String.raw`\b${one}`, 'u'));

/** True when the words put hostile activity or a crime to somebody. */
export function accusesByWords(words: string): boolean {
  return plain.test(words) || phrases.some((one) => one.test(words));
}
