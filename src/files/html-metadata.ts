import { ownDate } from './own-date.ts';

/** Gathers what a page says about itself; `date` is its publication date and never the date of a change. */
export type HtmlMetadata = {
  readonly onElement: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly onLinkedData: (json: string) => void;
  readonly date: () => string | null;
};

// Best first. The names are those of Open Graph, schema.org, Dublin Core and the common news systems.
const DATE_NAMES = [
  'article:published_time', 'datepublished', 'dcterms.issued', 'dc.date.issued', 'citation_publication_date',
  'parsely-pub-date', 'sailthru.date', 'pubdate', 'publishdate', 'publish-date', 'dcterms.created', 'dc.date.created',
  'dcterms.date', 'dc.date', 'date',
]; // prettier-ignore

export function createHtmlMetadata(): HtmlMetadata {
  let rank = DATE_NAMES.length + 1;
  let date: string | null = null;
  const offer = (stated: string | undefined, at: number): void => {
    const found = at >= 0 && at < rank ? ownDate(stated) : null;
    if (found === null) return;
    date = found;
    rank = at;
  };
  return {
    onElement(name, attributes) {
      const key = (attributes['property'] ?? attributes['name'] ?? attributes['itemprop'] ?? '').trim().toLowerCase();
      if (name === 'meta') offer(attributes['content'], DATE_NAMES.indexOf(key));
      if (name !== 'time') return;
      const isPublication = key === 'datepublished' || 'pubdate' in attributes;
      offer(attributes['datetime'], isPublication ? 1 : DATE_NAMES.length);
    },
    onLinkedData(json) {
      offer(/"datePublished"\s*:\s*"([^"]{8,40})"/.exec(json)?.[1], 1);
    },
    date: () => date,
  };
}

/** The encoding that a page declares within its first 4096 bytes, or null. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  return (
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1] ??
    null
  );
}
