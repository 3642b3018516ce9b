import type { Line } from './lines.ts';
import type { Message } from './message-log.ts';

/** Who sends each message of a log, and to whom. */
export type Threads = {
  of(index: number): {
    readonly sender: string;
    /** Where the sender's name begins in the text. */
    readonly start: number;
    readonly recipients: readonly string[];
    readonly isGroup: boolean;
  };
};

const label = /^[A-Z][A-Z0-9#_-]*$/;
const groupTitle =
  /(?:created (?:the )?group|group name|group called|changed the subject (?:from .{1,60} )?to|WhatsApp Chat with|Chat history with|Channel:?|Group:?)\s+["“'‘#]?([^"”’\n]{2,60}?)["”’]?\s*$/i;

/**
 * Parts thread labels from senders ("DM-1 heron" where every sender has such a label before it) and names recipients:
 * the other one of a thread of two, the group where the log or a heading names it, else nobody.
 */
export function partiesOf(text: string, lines: readonly Line[], messages: readonly Message[]): Threads {
  const whos = messages.map(({ line, head }) => text.slice(line.from + head.whoFrom, line.from + head.whoTo).trimEnd());
  const labelled =
    whos.length > 0 && whos.every((who) => who.includes(' ') && label.test(who.slice(0, who.indexOf(' '))));
  const senders: { sender: string; thread: string; start: number }[] = messages.map(({ line, head }, i) => {
    const who = whos[i] ?? '';
    const cut = labelled ? who.indexOf(' ') + 1 : 0;
    return {
      sender: who.slice(cut).replace(/^~\s?/, '').trim(),
      thread: labelled ? who.slice(0, cut - 1) : '',
      start: line.from + head.whoFrom + cut,
    };
  });
  const members = new Map<string, Set<string>>();
  for (const { sender, thread } of senders) {
    const set = members.get(thread) ?? new Set();
    set.add(sender);
    members.set(thread, set);
  }
  const titles = titlesOf(lines, messages, [...members.keys()]);
  return {
    of(index) {
      const { sender, thread, start } = senders[index] ?? { sender: '', thread: '', start: 0 };
      const set = members.get(thread) ?? new Set();
      const title = titles.get(thread);
      if (title !== undefined && !set.has(title)) {
        // A chat "with" someone who is silent in it is a chat of two all the same.
        const alone = set.size === 1 && labelled === false;
        return { sender, start, recipients: [title], isGroup: !alone };
      }
      const others = set.size === 2 ? [...set].filter((one) => one !== sender) : [];
      return { sender, start, recipients: others, isGroup: set.size > 2 };
    },
  };
}

/** 'Chat export: "Quiz" (7 members)', 'GRP "Quiz"': one title in quotation marks beside a word for a chat. */
const quotedTitle =
  /^[^"“”\n]{0,40}\b(?:chat|group|grp|thread|channel|conversation)\b[^"“”\n]{0,40}["“]([^"”\n]{2,60})["”][^"“”\n]{0,40}$/i;

/** Names of threads from headings and from lines between messages: `GRP "Ferry Lane"`, `created group "Quiz"`. */
function titlesOf(
  lines: readonly Line[],
  messages: readonly Message[],
  threads: readonly string[],
): Map<string, string> {
  const titles = new Map<string, string>();
  const heads = new Set(messages.map(({ line }) => line.from));
  const labels = new Set(threads);
  let seen = 0;
  for (const line of lines) {
    if (heads.has(line.from) || line.text.length > 160 || line.text.trim() === '') continue;
    if (++seen > 2000) break;
    if (threads.length === 1 && threads[0] === '') {
      const found = groupTitle.exec(line.text) ?? quotedTitle.exec(line.text);
      if (found?.[1] !== undefined && !titles.has('')) titles.set('', found[1].trim());
      continue;
    }
    for (const word of line.text.split(/[^A-Za-z0-9#_-]+/)) {
      const title = labels.has(word) && !titles.has(word) ? /["“]([^"”\n]{2,60})["”]/.exec(line.text)?.[1] : undefined;
      if (title !== undefined && /^[-=#* ]/.test(line.text)) titles.set(word, title);
    }
  }
  return titles;
}
