import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';

const DATED = new Date('2023-10-11T08:30:00Z');
const A4: [number, number] = [595.28, 841.89];
const MARGIN = 72;
const LEADING = 15;

const PARAGRAPHS: readonly string[] = [
  'ASSEMBLY SECURITY',
  'Stannary House, Port Hallam',
  '11 October 2023',
  'To all clerks and researchers of committees',
  'SECURITY ADVICE: PAID PAPERS, NEW FRIENDS AND THE FISH QUEUE',
  'Dear colleague,',
  'Some of you will have noticed that the shared drive now asks who you are. I am writing to tell you why, as far as I can, and to ask for your help.',
  'We assess that people acting for a foreign state have tried to obtain the unpublished work of at least one committee by paying for short papers. They do not ask for secrets. They ask for judgement, for three or four pages, on themes which they send from time to time. They say that only open sources are needed. They value discretion. They often know the name of a friend of yours.',
  'I warn you that this is likely to happen again, and that it may happen to you. If it does, you will have done nothing wrong. Please do three things.',
  'First, do not reply. Second, keep the message, with its time. Third, forward it to me, even if you feel foolish. I have been made a fool of by better people than you and it did no lasting harm.',
  'Drafts do not leave the building. They do not go on trains, on photocopiers or on walls. They are not discussed in message groups that include people who do not work here, however pleasant. If you have done any of these things, tell Ms Tarrant. Mr Strand did, and nothing happened to him except a cup of tea.',
  'One colleague is on leave while some questions are asked. Nobody has been accused of anything. I ask you not to guess, and not to write about it.',
  'A short session will be held in Committee Room 6 on 18 October at 12.30. There will be sandwiches. They will not be fish.',
  'Edwin Blackwell',
  'Head of Assembly Security',
];

/** The letter of advice to all clerks, a PDF with text. */
export async function securityAdvice(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle('Security advice to committee staff');
  pdf.setAuthor('Assembly Security');
  pdf.setProducer('Assembly document service');
  pdf.setCreationDate(DATED);
  pdf.setModificationDate(DATED);
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const pages: PDFPage[] = [];
  let y = 0;
  for (const paragraph of PARAGRAPHS) {
    for (const line of wrap(paragraph, font, 11.5, A4[0] - 2 * MARGIN)) {
      if (pages.length === 0 || y < MARGIN) {
        pages.push(pdf.addPage(A4));
        y = A4[1] - MARGIN;
      }
      pages.at(-1)!.drawText(line, { x: MARGIN, y, size: 11.5, font });
      y -= LEADING;
    }
    y -= LEADING * 0.6;
  }
  return pdf.save({ useObjectStreams: false });
}

function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
