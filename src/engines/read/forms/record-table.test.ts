import { describe, expect, it } from 'vitest';
import { lexiconFiles } from '../../../../data/lexicons/load.ts';
import { createReader } from '../reader.ts';

const reader = createReader(lexiconFiles);

describe('tables of payments and journeys', () => {
  it('takes each row for a payment that the table records, resting on no claim', () => {
    const { flows, attributions } = reader.read(
      'date,payer,payer_account,payee,amount,currency,reference\n2031-02-03,Norland Ports Ltd,N-1,Ove Lind,500.00,GBP,paper 1\n2031-02-09,"Falk, Ida",F-2,Norland Ports Ltd,20.00,GBP,"lunch, two"\n',
    );
    expect(attributions).toEqual([]);
    expect(flows).toEqual([
      {
        kind: 'payment',
        from: 'Norland Ports Ltd',
        to: 'Ove Lind',
        item: '500.00 GBP',
        time: '2031-02-03',
        lowerBound: null,
        claim: null,
      },
      {
        kind: 'payment',
        from: 'Falk, Ida',
        to: 'Norland Ports Ltd',
        item: '20.00 GBP',
        time: '2031-02-09',
        lowerBound: null,
        claim: null,
      },
    ]);
  });

  it('takes each row of a list of journeys for a journey, and names no carrier a person', () => {
    const { flows, mentions } = reader.read(
      'ref|name as recorded|from|to|departed|carrier\nT1|LIND OVE|London|Paris|03/02/2031|Norland Air 201\nT2|FALK IDA|Paris|London|25/02/2031|Norland Air 202\n',
    );
    expect(flows.map((f) => [f.kind, f.from, f.to, f.item, f.time])).toEqual([
      ['travel', 'LIND OVE', 'Paris', 'London', '2031-02-03'],
      ['travel', 'FALK IDA', 'London', 'Paris', '2031-02-25'],
    ]);
    expect(mentions.filter((m) => m.entity.includes('Air'))).toEqual([]);
  });

  it('takes no other table for one', () => {
    expect(reader.read('no,title,pages\n1,Ports,4\n2,Docks,5\n').flows).toEqual([]);
  });
});
