import type { Extraction } from '#domain/rendition';
import { createBlockText } from './block-text.ts';
import { decodeText } from './decode-text.ts';
import { brokenFile, wordlessFile } from './extraction-failure.ts';
import { EXTRACTOR_VERSION } from './extractor.ts';

const FORM = 'Telegram export';

type Chat = { readonly name?: unknown; readonly messages?: unknown };
type Message = Readonly<Record<string, unknown>>;

/** Whether a text begins like the JSON that Telegram Desktop exports, of one chat or of all. */
export const startsLikeTelegram = (start: string): boolean =>
  /^\s*\{/.test(start) &&
  (/"messages"\s*:\s*\[/.test(start) || /"chats"\s*:\s*\{/.test(start)) &&
  /"(?:date_unixtime|from_id|personal_information|text_entities)"/.test(start);

/** A Telegram export as a message log: "[day time] who: words", each message with its number in the chat. */
export function parseTelegram(bytes: Uint8Array): Extraction {
  const { text, encoding, notes } = decodeText(bytes);
  const chats = chatsOf(text);
  const blocks = createBlockText();
  let first: string | null = null;
  chats.forEach(({ name, messages }) => {
    if (chats.length > 1)
      blocks.add(`Chat: ${clean(name)}`, '\n\n', { kind: 'paragraph', index: 0, path: clean(name) });
    for (const message of messages) {
      const line = lineOf(message);
      const id = typeof message['id'] === 'number' ? message['id'] : 0;
      const path = chats.length > 1 ? `${clean(name)}, message ${id}` : `message ${id}`;
      blocks.add(line, '\n', { kind: 'paragraph', index: id, path });
      first ??= stampOf(message).slice(0, 10);
    }
  });
  if (blocks.length() === 0) throw wordlessFile('The export holds no message.');
  const title = chats.length === 1 ? clean(chats[0]!.name) : '';
  return {
    ...blocks.finish(),
    mediaType: 'application/x-telegram+json',
    encoding,
    title: title === '' ? null : title,
    date: null,
    extractor: 'telegram',
    version: EXTRACTOR_VERSION,
    notes,
  };
}

function chatsOf(text: string): readonly { readonly name: string; readonly messages: readonly Message[] }[] {
  let whole: { readonly chats?: { readonly list?: unknown } } & Chat;
  try {
    whole = JSON.parse(text) as typeof whole;
  } catch (error) {
    throw brokenFile(FORM, error instanceof Error ? error.message.slice(0, 200) : String(error));
  }
  const chats = Array.isArray(whole.chats?.list) ? (whole.chats.list as readonly Chat[]) : [whole];
  return chats.map(({ name, messages }) => ({
    name: typeof name === 'string' ? name : 'without a name',
    messages: Array.isArray(messages)
      ? messages.filter((one): one is Message => typeof one === 'object' && one !== null)
      : [],
  }));
}

function lineOf(message: Message): string {
  const said = (key: string): string => {
    const value = message[key];
    return typeof value === 'string' ? value : '';
  };
  const who = clean(said('from') || said('actor') || said('from_id') || 'Deleted account').replaceAll(':', ' ');
  const forwarded = said('forwarded_from') === '' ? '' : `(forwarded from ${clean(said('forwarded_from'))}) `;
  const files = ['file', 'photo', 'contact_information', 'location_information'].flatMap((key) => {
    const value = message[key];
    if (value === undefined || value === null) return [];
    return [
      `(${key.replace('_information', '')}: ${clean(typeof value === 'string' ? value : JSON.stringify(value))})`,
    ];
  });
  const action = message['type'] === 'service' ? `(${clean(said('action').replaceAll('_', ' '))})` : '';
  const words = [forwarded + clean(wordsOf(message['text'])), action, ...files].filter((one) => one !== '').join(' ');
  return `[${stampOf(message)}] ${who}: ${words}`;
}

const stampOf = (message: Message): string =>
  (typeof message['date'] === 'string' ? clean(message['date']) : '').replace('T', ' ').slice(0, 19);

/** Telegram gives words as one string, or as pieces of which some are links and names. */
function wordsOf(text: unknown): string {
  if (typeof text === 'string') return text;
  if (!Array.isArray(text)) return '';
  return text
    .map((piece: unknown) => (typeof piece === 'string' ? piece : String((piece as Message | null)?.['text'] ?? '')))
    .join('');
}

const clean = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed().replaceAll('\r', '');
