import { describe, expect, it } from 'vitest';
import { mailHeaders, startsLikeMail } from './mail-headers.ts';

const mail = (...lines: readonly string[]): string =>
  [...lines, '', 'Date: 1 Jan 1999', 'Subject: in the body'].join('\r\n');

describe('mailHeaders', () => {
  it('finds subject and day, also where a line is folded', () => {
    const text = mail(
      'From: a@example.org',
      'Subject: Travel to',
      ' the harbour',
      'Date: Tue, 5 Mar 2024 23:59:00 -0800',
    );
    expect(mailHeaders(text)).toEqual({ subject: 'Travel to the harbour', date: '2024-03-05' });
  });

  it('looks at the head alone', () => {
    expect(mailHeaders(mail('From: a@example.org'))).toEqual({ subject: null, date: null });
  });

  it('makes nothing of an encoded subject or a day that is none', () => {
    expect(mailHeaders(mail('Subject: =?utf-8?B?0J/RgNC40LLQtdGC?=', 'Date: 31 Feb 2024'))).toEqual({
      subject: null,
      date: null,
    });
  });
});

describe('startsLikeMail', () => {
  it.each([
    ['From: a@example.org\nCc: b@example.org\nSubject: x\n\nWords'],
    ['Received: from mx\n\tby mail; Tue\nX-Spam: no\nTo: a\n\nWords'],
    [`From: a@example.org\r\nTo: b\r\nCc: c\r\nX-Long: ${'x'.repeat(600)}`],
  ])('knows the head of a message', (text) => expect(startsLikeMail(text)).toBe(true));

  it.each([
    ['a memorandum', 'To: The Chair\nFrom: The Clerk\nDate: 6 October\n\nWords'],
    ['a dialogue', 'From: nowhere@all\nhe said.\nThen: nothing.\n\nWords'],
    ['a line', 'Subject: the harbour'],
  ])('does not take %s for one', (_what, text) => expect(startsLikeMail(text)).toBe(false));
});
