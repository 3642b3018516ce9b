import { describe, expect, it } from 'vitest';
import { wordsOf } from '#domain/span';
import { lexiconFiles } from '../../../../data/lexicons/load.ts';
import { createReader } from '../reader.ts';
import { partiesIn } from './mail-address.ts';

const reader = createReader(lexiconFiles);
function read(text: string) {
  const reading = reader.read(text);
  const mails = reading.attributions
    .filter((a) => a.by === 'rule:mail')
    .map((a) => ({ ...a, says: wordsOf(text, a.content) }));
  return { ...reading, mails };
}
const head =
  'From: "Falk, Ida" <ida@quay.example>\nTo: Ove Lind <ove@quay.example>\nCc: Berit Holm <b@quay.example>\nDate: Mon, 3 Feb 2031 09:14:22 +0100\nSubject: The dock\n\n';

describe('mails', () => {
  it('gives the words below the headers to the sender, and a message to each who is addressed', () => {
    const { mails, flows } = read(
      `${head}The plan is ready. I told Berit that it was late.\n\nKind regards,\nIda\n\nIda Falk\nHarbour Office\n`,
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.says).toContain('The plan is ready');
    expect(mails[0]?.says).not.toContain('Harbour Office');
    expect(mails[0]?.speaker.name).toBe('Falk, Ida');
    expect(flows.filter((f) => f.kind === 'message').map((f) => [f.from, f.to, f.time])).toEqual([
      ['Falk, Ida', 'Ove Lind', '2031-02-03T09:14:22'],
      ['Falk, Ida', 'Berit Holm', '2031-02-03T09:14:22'],
    ]);
  });

  it('gives "I" in the body to the sender', () => {
    const { attributions } = read(`${head}I said that the gate was open.\n`);
    expect(attributions.find((a) => a.parent !== null)?.speaker.name).toBe('Falk, Ida');
  });

  it('gives quoted lines to whom "wrote" names, and their I too', () => {
    const { mails, attributions } = read(
      `${head}No, it is not.\n\nOn Sun, 2 Feb 2031 at 18:02, Ove Lind <ove@quay.example> wrote:\n> I said that it was safe.\n>\n> Send it.\n`,
    );
    expect(mails.map((m) => [m.speaker.name, m.says])).toEqual([
      ['Falk, Ida', 'No, it is not.'],
      ['Ove Lind', 'I said that it was safe. … Send it.'],
    ]);
    expect(attributions.find((a) => a.parent === mails[1]?.id)?.speaker.name).toBe('Ove Lind');
  });

  it('gives unmarked quoted lines to the only one addressed', () => {
    const { mails } = read(
      'From: Ida Falk <i@q.example>\nTo: Ove Lind <o@q.example>\nSubject: Re: dock\nDate: 3 Feb 2031 10:00\n\nNo.\n\n> Is it\n> the north dock?\n',
    );
    expect(mails.map((m) => [m.speaker.name, m.says])).toEqual([
      ['Ida Falk', 'No.'],
      ['Ove Lind', 'Is it … the north dock?'],
    ]);
  });

  it('reads a forwarded mail as its own sender’s', () => {
    const { mails, flows } = read(
      `${head}This came today.\n\n---------- Forwarded message ----------\nFrom: Nils Orre <n@job.example>\nDate: Sat, 1 Feb 2031 at 10:03\nSubject: A post\nTo: <ida@quay.example>\n\nWe have work for you.\n`,
    );
    expect(mails.map((m) => m.speaker.name)).toEqual(['Falk, Ida', 'Nils Orre']);
    expect(flows.at(-1)).toMatchObject({ from: 'Nils Orre', to: 'ida@quay.example', time: '2031-02-01T10:03' });
  });

  it('takes an attachment for a report handed on', () => {
    const { flows } = read(`${head}As agreed.\n\n[attachment: dock-plan.pdf, 88 kB]\n`);
    expect(flows.filter((f) => f.kind === 'report').map((f) => [f.to, f.item])).toEqual([
      ['Ove Lind', 'dock-plan.pdf'],
      ['Berit Holm', 'dock-plan.pdf'],
    ]);
  });

  it('takes a letter that only names a sender for no mail', () => {
    expect(read('From: the harbour office\n\nDear all,\nThe gate is shut.').mails).toEqual([]);
  });

  it('parts parties at commas and semicolons, not inside a name', () => {
    expect(partiesIn('"Falk, Ida" <i@q>, Ove Lind <o@q>; b@q').map((p) => p.name)).toEqual([
      'Falk, Ida',
      'Ove Lind',
      'b@q',
    ]);
    expect(partiesIn('Falk, Ida <i@q>').map((p) => p.name)).toEqual(['Falk, Ida']);
    expect(partiesIn('Head of the Third Desk, Orre N.').map((p) => p.name)).toEqual([
      'Head of the Third Desk, Orre N.',
    ]);
  });
});
