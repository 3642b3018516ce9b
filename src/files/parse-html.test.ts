import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlText } from './html-text.ts';
import { parseHtml } from './parse-html.ts';

const PAGE = `<!DOCTYPE html>
<html><head>
  <title> Two men
   charged </title>
  <meta name="date" content="2020-05-05">
  <meta property="article:published_time" content="2024-03-07T10:00:00+01:00">
  <style>p { color: red }</style><script>var secret = "<p>never shown</p>";</script>
</head><body>
  <!-- <p>a comment</p> -->
  <h1>Two men&nbsp;charged</h1>
  <p>The <b>prosecution</b> alleged
     that&#x20;he gave&shy; reports.<br>He denied it.</p>
  <p hidden>Hidden words</p><p style="display: none">More</p>
  <ul><li>First</li><li>Second</li></ul>
  <table><tr><th>Name</th><th>Date</th></tr><tr><td>A</td><td>1 May</td></tr></table>
  <pre>
  kept
    as is</pre>
  <noscript>Switch scripts on</noscript><iframe src="http://198.51.100.1/">frame</iframe>
</body></html>`;

const TEXT = [
  'Two men\u00A0charged',
  'The prosecution alleged that he gave\u00AD reports.\nHe denied it.',
  'First\nSecond',
  'Name\tDate\nA\t1 May',
  '  kept\n    as is',
].join('\n\n');

describe('parseHtml', () => {
  it('gives the visible words, block by block', () => {
    expect(parseHtml(Buffer.from(PAGE)).text).toBe(TEXT);
  });

  it('gives the title, the date of publication and what was left out', () => {
    const { title, date, notes } = parseHtml(Buffer.from(PAGE));
    expect({ title, date, notes }).toEqual({
      title: 'Two men charged',
      date: '2024-03-07',
      notes: ['2 hidden parts were left out.'],
    });
  });

  it('leads from each block to its place in the source', () => {
    const { text, map } = parseHtml(Buffer.from(PAGE));
    const place = map.find(
      ({ start }) => text.startsWith('He denied', start) || text.startsWith('The prosecution', start),
    );
    expect(place).toMatchObject({ kind: 'paragraph', path: '/html[1]/body[1]/p[1]' });
  });

  it.each([
    [
      'linked data',
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-11-02T08:00Z"}</script>',
    ],
    ['a time element', '<time datetime="2023-11-02">yesterday</time>'],
    ['Dublin Core', '<meta name="DC.date.issued" content="2023-11-02">'],
  ])('finds the date in %s', (_where, part) => {
    expect(htmlText(`<html><body>${part}<p>Words</p>`).date).toBe('2023-11-02');
  });

  it('takes no date that is none', () => {
    expect(htmlText('<meta name="date" content="2023-02-31"><p>Words').date).toBeNull();
  });

  it('reads the encoding that the page declares', () => {
    const bytes = Buffer.from('<html><meta charset="iso-8859-2"><p>\xb3\xf3d\xbc</p>', 'latin1');
    expect(parseHtml(bytes)).toMatchObject({ text: 'łódź', encoding: 'iso-8859-2' });
  });

  it('never lets a script through, however it is broken', () => {
    const opens = [
      '<script>',
      '<SCRIPT\n>',
      '<script/x>',
      '<style>',
      '<svg><script>',
      '<script><!--',
      '<template><script>',
    ];
    for (const open of opens) expect(htmlText(`<p>Before</p>${open}EVIL()`).text).toBe('Before');
  });

  it('refuses a page without words', () => {
    expect(() => parseHtml(Buffer.from('<html><script>let x</script></html>'))).toThrow(/no words/);
  });

  it('keeps the words of neighbouring links apart', () => {
    expect(htmlText('<nav><a>Home</a><a>Tides</a> <a>More</a>, <a>an</a>d</nav>').text).toBe('Home Tides More, and');
  });

  it('reads a page nested twenty thousand deep', () => {
    const deep = 20_000;
    expect(htmlText(`${'<div>'.repeat(deep)}Words${'</div>'.repeat(deep)}`).text).toBe('Words');
  });

  it('makes a sound offset map of whatever it is given', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div',
      '>',
      '<li>',
      '<br>',
      '<td>',
      '<pre>',
      '</pre>',
      '<script>',
      '</script>',
      ' ',
      '\n',
      'word',
      '&#0;',
      '&#xD800;',
      '&amp',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { text, map } = htmlText(pieces.join(''));
        expect(text).not.toMatch(/[\0\p{Surrogate}]/u);
        expect(map.map(({ start }) => start)).toEqual(
          [...new Set(map.map(({ start }) => start))].sort((a, b) => a - b),
        );
        expect(map.length === 0 ? text : map[0]?.start).toBe(map.length === 0 ? '' : 0);
        for (const { start } of map) expect(start).toBeLessThan(text.length);
      }),
    );
  });
});
