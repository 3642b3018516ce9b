import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Line, Paper, PaperBlock } from './paper.ts';

/** Twentieths of a point: the width between the margins of A4, upright and across. */
const widths = { upright: 9638, across: 14_570 } as const;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

const runsOf = (line: Line): TextRun[] =>
  line.flatMap(({ text, strong = false, quiet = false }) =>
    // A run that is right to left has to say so, and its neighbours not; Word then orders them by the standard.
    text
      .split(/((?:[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]+[\s\u200c\u200d]*)+)/u)
      .flatMap((part) =>
        part === ''
          ? []
          : [
              new TextRun({
                text: part,
                bold: strong,
                ...(quiet ? { color: '555555' } : {}),
                rightToLeft: rightToLeft.test(part),
              }),
            ],
      ),
  );

const paragraph = (line: Line, after = 80): Paragraph => new Paragraph({ children: runsOf(line), spacing: { after } });

const thin = { style: BorderStyle.SINGLE, size: 4, color: '999999' } as const;
const frame = { top: thin, bottom: thin, left: thin, right: thin } as const;

/** A frame that stands off its words, in points. */
const off = { ...thin, space: 6 } as const;
const boxed = { top: off, bottom: off, left: off, right: off } as const;

function tableOf(block: Extract<PaperBlock, { kind: 'table' }>, width: number): Table {
  const sizes = block.columns.map(({ share }) => Math.round(share * width));
  const cell = (lines: readonly Line[], index: number, isHead: boolean): TableCell =>
    new TableCell({
      width: { size: sizes[index]!, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 90, right: 90 },
      ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'EEEEEE' } } : {}),
      children: lines.map((line) => paragraph(line, 40)),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: sizes,
    layout: TableLayoutType.FIXED,
    borders: { ...frame, insideHorizontal: thin, insideVertical: thin },
    rows: [
      new TableRow({
        tableHeader: true,
        children: block.columns.map(({ title }, index) => cell([[{ text: title, strong: true }]], index, true)),
      }),
      ...block.rows.map((row) => new TableRow({ children: row.map((lines, index) => cell(lines, index, false)) })),
    ],
  });
}

function childrenOf(block: PaperBlock, width: number): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          text: block.text,
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          spacing: { before: 240, after: 80 },
        }),
      ];
    case 'line':
      return [paragraph(block.line)];
    case 'kept':
      return block.lines.map(
        (line, index) =>
          new Paragraph({
            children: runsOf(line),
            keepLines: true,
            keepNext: index < block.lines.length - 1,
            spacing: { after: index < block.lines.length - 1 ? 20 : 120 },
          }),
      );
    case 'notice':
      return block.lines.map(
        (line, index) =>
          new Paragraph({
            children: runsOf(line),
            border: boxed,
            spacing: { after: index < block.lines.length - 1 ? 40 : 240 },
            indent: { left: 160, right: 160 },
          }),
      );
    case 'fields':
      return block.rows.map(({ label, value }, index) =>
        // A table may follow at once, and has no room above it of its own.
        paragraph([{ text: `${label}: `, strong: true }, ...value], index < block.rows.length - 1 ? 40 : 160),
      );
    case 'table':
      return [tableOf(block, width), new Paragraph({ spacing: { after: 80 } })];
    case 'numbered':
      return [
        new Paragraph({
          children: runsOf([{ text: `${block.number}.\u00a0 ` }, ...block.line]),
          indent: { left: 480, hanging: 480 },
          spacing: { before: 120, after: 60 },
        }),
        ...block.below.map(
          (line) => new Paragraph({ children: runsOf(line), indent: { left: 480 }, spacing: { after: 40 } }),
        ),
      ];
    case 'signature':
      return [
        // Whoever signs stands above the line that they sign on, and on the same page.
        new Paragraph({ keepNext: true, spacing: { before: 480 } }),
        new Paragraph({
          children: runsOf([{ text: `${block.label}: `, strong: true }, { text: block.value ?? 'not named' }]),
          keepNext: true,
          spacing: { after: 80 },
        }),
        paragraph([{ text: 'Signature: ______________________________   Date: ______________' }]),
      ];
  }
}

/** The paper as a Word document; wide tables lie across the page. */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const isAcross = paper.blocks.some(({ kind }) => kind === 'table');
  const width = isAcross ? widths.across : widths.upright;
  const small = (text: string) => new TextRun({ text, size: 16, color: '555555' });
  const file = new Document({
    title: paper.title,
    creator: 'Lamplighter',
    description: paper.foot,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 20 } },
        heading1: { run: { font: 'Arial', size: 32, bold: true, color: '000000' } },
        heading2: { run: { font: 'Arial', size: 24, bold: true, color: '000000' } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: 11_906,
              height: 16_838,
              orientation: isAcross ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ text: paper.isDraft ? `${paper.marking} · DRAFT` : paper.marking, bold: true }),
                ],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  small(`${paper.foot} · page `),
                  new TextRun({
                    children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
                    size: 16,
                    color: '555555',
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: paper.title, heading: HeadingLevel.HEADING_1, spacing: { after: 160 } }),
          ...paper.blocks.flatMap((block) => childrenOf(block, width)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}
