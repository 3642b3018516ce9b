import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { undatedZip } from './undated-zip.ts';

const numbered: readonly string[] = [
  'I have read the Head of Registry’s note of 22 September and the two sets of minutes. She has done in a fortnight what would have taken a policeman a season. What follows is my advice and not a finding against anybody.',
  'Ms Tarrant reported that fourteen people could open the file of version 3 on the evening of 5 July 2023, and that no record exists of who did so before 10 July. Nine more members read it in Registry on 6 and 7 July. A Ministry official admitted to her that he had “shared the flavour” of it with industry.',
  'Port Hallam Police told me on 2 October, in confidence, that a person connected with Varran trade interests has been asking for papers on this committee’s work since last November and that the requests follow our timetable “to the day”. They said that a friend of one clerk writes those papers. They did not say that the clerk knew what they were for.',
  'The clerk is Mr Joel Vey. He told Ms Tarrant on 6 September that he had discussed the mood of the committee with a friend. He denied showing anyone the draft. He has not been asked by me, and the police would rather that he were not.',
  'I assess that it is likely that information about the committee has reached Varran officials. I cannot say by which road. There may be two. Norvarra’s offer says “review”; our paper says “reversion”; the Ministry’s note to Mr Pell said “review”. That points away from our building and I should be failing in my duty if I did not say so.',
  'On 14 July 2023 the visitors’ book of the Varran embassy, which is open to anyone who calls there, recorded a Mr A. Sarkat at 10:05 and his departure at 10:40. The then Second Secretary, Mr Tresh, signed him in. A member of my staff happened to call for a visa that morning and made a note of it at my request. The diplomatic bag left that evening.',
  'I recommend that Mr Vey’s access to the shared drive and his pass be withdrawn on Monday 9 October, on full pay, without any allegation being put to him; that all clerks receive written security advice on 11 October; and that the Ministry be told, politely, about its post.',
  'The effect is to be measured. Indicator: papers requested on this committee’s work, as known to the police. Before: at least eleven in eleven months, and the police think that they do not have them all. Review dates: 9 November 2023, 9 January 2024, 9 April 2024.',
  'Cost: one good clerk, who may have done nothing worse than talk. I should like that weighed.',
];

const options: readonly (readonly [string, string, string])[] = [
  ['Option', 'For', 'Against'],
  [
    'Do nothing until the police act',
    'Keeps their inquiry quiet',
    'The report is laid in October; two more versions will circulate',
  ],
  [
    'Withdraw access from Mr Vey',
    'Ends one possible road at once',
    'Unfair if he is not the road; warns whoever is at the end of it',
  ],
  [
    'Withdraw access from all and re-issue by name',
    'Treats everyone alike',
    'Stops the committee’s work for a fortnight',
  ],
];

/** The memorandum that led to the withdrawal of access, as Assembly Security would have typed it. */
export async function securityMemo(): Promise<Uint8Array> {
  const memo = new Document({
    title: 'THC/23/017: advice on access',
    creator: 'Assembly Security',
    lastModifiedBy: 'Assembly Security',
    sections: [
      {
        children: [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            children: [new TextRun({ text: 'OFFICIAL-SENSITIVE', bold: true })],
          }),
          new Paragraph({ heading: HeadingLevel.HEADING_1, text: 'Assembly Security: memorandum' }),
          new Paragraph('To: Member Cordelia Ashby, Chair, Trade and Harbours Committee'),
          new Paragraph('From: Edwin Blackwell, Head of Assembly Security'),
          new Paragraph('Copy: Imogen Tarrant, Head of Registry'),
          new Paragraph('Date: 6 October 2023'),
          new Paragraph('Subject: THC/23/017, advice on access'),
          ...numbered.map((text, index) => new Paragraph(`${index + 1}. ${text}`)),
          new Paragraph({ heading: HeadingLevel.HEADING_2, text: 'Options considered' }),
          new Table({
            rows: options.map(
              (row) =>
                new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
            ),
          }),
          new Paragraph('E. Blackwell'),
          new Paragraph('Agreed as to 7 and 8. I am sorry about it. C.A., 7 October.'),
        ],
      },
    ],
  });
  return undatedZip(await Packer.toBuffer(memo));
}
