import fc from 'fast-check';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { officersReport } from '#exchange/papers/officers-report';
import type { Paper } from '#exchange/papers/paper';
import { denier, officersStatement, paperCase, statement, unusedItems } from '#exchange/papers/papers-for-tests';
import { statementPaper } from '#exchange/papers/statement-paper';
import { unusedSchedules } from '#exchange/papers/unused-material';
import { unusedSchedule } from '#exchange/papers/unused-schedule';
import { writeDocx } from '#exchange/papers/write-docx';
import { writePdf } from '#exchange/papers/write-pdf';
import { DEFAULT_LIMITS } from '#files/extraction-limits';
import { withoutChildren } from '#files/parse-context';
import { parseDocx } from '#files/parse-docx';
import { parsePdf } from '#files/parse-pdf';

/** Where the files are kept to be looked at, if anywhere. */
const kept = process.env['LAMPLIGHTER_PAPERS'];

async function keep(name: string, bytes: Uint8Array): Promise<void> {
  if (kept === undefined) return;
  await mkdir(kept, { recursive: true });
  await writeFile(join(kept, name), bytes);
}

/** What our own parsers read back, all blanks and line ends as one blank. */
async function readBack(paper: Paper, name: string): Promise<{ docx: string; pdf: string }> {
  const [docx, pdf] = await Promise.all([writeDocx(paper), writePdf(paper)]);
  await keep(`${name}.docx`, docx);
  await keep(`${name}.pdf`, pdf);
  const flat = (text: string) => text.replaceAll(/\s+/gu, ' ');
  return {
    docx: flat((await parseDocx(docx, 'application/x-test', DEFAULT_LIMITS)).text),
    pdf: flat((await parsePdf(pdf, withoutChildren(DEFAULT_LIMITS))).text),
  };
}

const papers: readonly (readonly [string, () => Paper])[] = [
  ...unusedSchedules.map(
    (kind) =>
      [`schedule-${kind.replace(' ', '-')}`, () => unusedSchedule(paperCase, unusedItems, kind, 'complete')] as const,
  ),
  ['officers-report', () => officersReport(paperCase, unusedItems, officersStatement, 'complete')],
  ['statement', () => statementPaper(statement, 'complete')],
  [
    'draft',
    () =>
      unusedSchedule(
        { ...paperCase, reference: null },
        unusedItems.map((item) => ({ ...item, location: null })),
        'non-sensitive',
        'draft',
      ),
  ],
];

describe.each(papers)('%s, written and read back', (name, make) => {
  it('says the same in both forms, with the answer and both statuses of whoever it names', async () => {
    const read = await readBack(make(), name);
    for (const text of [read.docx, read.pdf]) {
      expect(text).toContain('Pavel Tresh');
      expect(text).toContain('Answer: “I passed nothing to anyone.”');
      expect(text).toContain('Status as reported: dropped (Harbour Post)');
      expect(text).toContain('Status verified: by nothing');
      expect(text).toContain('is a finding that anyone did anything');
    }
  });
});

const text = async (paper: Paper): Promise<string[]> => Object.values(await readBack(paper, 'one'));

describe('the schedules', () => {
  it('list every item of theirs with its facts, numbered without gaps', async () => {
    for (const said of await text(unusedSchedule(paperCase, unusedItems, 'non-sensitive', 'complete'))) {
      for (const words of [
        'A log of the gate at the quay',
        '12 September 2023',
        'store 4, shelf 2',
        'Made by Lamplighter in the course of the case.',
        'Searched by: ferry; quay; “Seventh Desk”',
        'Dip sample: 40 read, none relevant',
        'under review',
        'To be looked at again',
        'not yet decided by the prosecutor',
        'not yet put to them',
      ])
        expect(said).toContain(words);
      expect(said).not.toContain('A menu');
      expect(said).not.toContain('elsewhere');
    }
  });

  it('keep the highly sensitive apart from every other paper', async () => {
    const others = papers.filter(([name]) => name !== 'schedule-highly-sensitive');
    for (const [, make] of others)
      for (const said of await text(make())) expect(said).not.toMatch(/ORPHEUS|highly sensitive|held by the partner/u);
    for (const said of await text(unusedSchedule(paperCase, unusedItems, 'highly sensitive', 'complete')))
      expect(said).toContain('ORPHEUS reporting');
  });

  it('are the same, whatever stands on the others', () => {
    fc.assert(
      fc.property(fc.subarray([...unusedItems]), fc.constantFrom(...unusedSchedules), (some, kind) => {
        const own = some.filter(({ schedule }) => schedule === kind);
        expect(unusedSchedule(paperCase, some, kind, 'complete')).toEqual(
          unusedSchedule(paperCase, own, kind, 'complete'),
        );
      }),
    );
  });

  it('say a nil return and are still signed', async () => {
    for (const said of await text(unusedSchedule(paperCase, [], 'sensitive', 'complete'))) {
      expect(said).toContain('Nil return: there is no such material.');
      expect(said).toContain('Signature:');
    }
  });

  it('say of a form that was not read that it is not verified', async () => {
    for (const said of await text(officersReport(paperCase, unusedItems, officersStatement, 'complete')))
      expect(said).toContain('Not verified in a published copy.');
  });
});

describe('a paper with fields missing', () => {
  it('is refused with all of them and what to do', () => {
    const bare = unusedItems.map((item) => ({ ...item, description: ' ', location: null }));
    const refused = () => unusedSchedule({ ...paperCase, disclosureOfficer: null }, bare, 'non-sensitive', 'complete');
    expect(refused).toThrow(/disclosure officer; item 1: description; item 1: where it is kept/u);
    expect(() => statementPaper({ ...statement, declaration: null }, 'complete')).toThrow(/declaration of truth/u);
    expect(() =>
      officersReport(paperCase, unusedItems, { ...officersStatement, certification: '' }, 'complete'),
    ).toThrow(/certification/u);
  });

  it('is made as a draft that says so on its face, with what is missing', async () => {
    const unsigned = statementPaper({ ...statement, signature: { state: 'not signed', on: null } }, 'draft');
    for (const said of await text(unsigned)) {
      expect(said).toContain('DRAFT: not to be served or signed.');
      expect(said).toContain('signature: Have the witness sign it, and record the day.');
      expect(said).toContain('Ruth Sayle: not signed');
    }
  });
});

describe('the statement', () => {
  it('keeps its paragraphs numbered, with declaration, exhibits and signature', async () => {
    for (const said of await text(statementPaper(statement, 'complete'))) {
      expect(said).toMatch(/1\. +I keep the gate at the quay\..*2\. +I was told that Mr Tresh passed a file\./u);
      expect(said).toContain('Produces: RS/1');
      expect(said).toContain('Tells what another said.');
      expect(said).toContain('This statement is true to the best of my knowledge and belief.');
      expect(said).toContain('Signed on 1 March 2024');
    }
  });

  it('says on its face that it was withdrawn', async () => {
    const paper = statementPaper({ ...statement, signature: { state: 'withdrawn', on: '2024-04-01' } }, 'draft');
    for (const said of await text(paper)) expect(said).toContain('The witness withdrew this statement.');
  });
});

describe('names in any script', () => {
  const names = [
    'Лена Марр',
    'Ελένη Μάρρ',
    'محمد علي',
    'דנה לוי',
    '沈梦',
    '김민수',
    'नीला',
    'ნინო',
    'Ọlá Ńkem',
    'سعاد 12 б',
  ];

  it.each(names)('%s stands in both forms', async (name) => {
    const paper = unusedSchedule(
      { ...paperCase, people: [{ ...denier, name }] },
      [{ ...unusedItems[0]!, description: `Letter of ${name}, unopened` }],
      'non-sensitive',
      'complete',
    );
    const letters = [...name.normalize('NFC').replaceAll(/\s/gu, '')].toSorted();
    const [docx = '', pdf = ''] = await text(paper);
    expect(docx).toContain(name);
    // A page holds letters as they are seen, so that order is not asked for from right to left, presence is.
    const seen = pdf.normalize('NFKC');
    for (const letter of letters) expect(seen).toContain(letter.normalize('NFKC'));
  });

  it('writes out the code of a letter that no font holds', async () => {
    const [, pdf] = await text(unusedSchedule({ ...paperCase, title: 'Case 🜁' }, [], 'sensitive', 'complete'));
    expect(pdf).toMatch(/Case (?:🜁|\[U\+1F701\])/u);
  });

  it('embeds every font it uses', async () => {
    const bytes = await writePdf(unusedSchedule(paperCase, unusedItems, 'non-sensitive', 'complete'));
    const file = await PDFDocument.load(bytes);
    const fonts = file.context
      .enumerateIndirectObjects()
      .filter(([, one]) => one.toString().includes('/FontDescriptor\n'));
    expect(fonts.length).toBeGreaterThan(2);
    for (const [, one] of fonts) expect(one.toString()).toMatch(/\/FontFile[23] /u);
  });
});

describe('a long schedule', () => {
  it('loses no item over many pages, and each page says where it belongs', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({
      ...unusedItems[0]!,
      id: `n${index}`,
      description: `Item called N${index}. ${'It tells of the quay and its gate. '.repeat(index % 7 === 0 ? 90 : 3)}End of N${index}.`,
    }));
    const { docx, pdf } = await readBack(unusedSchedule(paperCase, many, 'non-sensitive', 'complete'), 'long');
    for (const said of [docx, pdf])
      for (let index = 0; index < 120; index++) expect(said).toContain(`called N${index}.`);
    const pages = Number(/page 1 of (\d+)/u.exec(pdf)?.[1]);
    expect(pages).toBeGreaterThan(10);
    expect(pdf.match(/FL\/23 · Schedule of non-sensitive/gu)).toHaveLength(pages);
    expect(pdf.match(/Date, origin, where kept/gu)!.length).toBeGreaterThanOrEqual(pages - 1);
  });
});
