import { describe, expect, test } from 'vitest';
import { listedIn, reportOf, safeCell } from './screening.ts';

describe('a list to screen', () => {
  test('without headings is one name a line, commas and all, each once', () => {
    expect(listedIn('Vey, Joel\r\n\n Алюн Саркат \nVey, Joel\n')).toEqual([
      { name: 'Vey, Joel' },
      { name: 'Алюн Саркат' },
    ]);
  });

  test('with headings takes what it knows of each, in quotes too', () => {
    const text =
      '\uFEFFref;Name;Date of birth;document_no\nT01;"Sarkat; ""A."" ";1970-05;VR 118204\nT02;Hale Robin;;\n';
    expect(listedIn(text)).toEqual([
      { name: 'Sarkat; "A."', birthDate: '1970-05', identifier: 'VR 118204' },
      { name: 'Hale Robin' },
    ]);
  });

  test('that is empty or broken gives nothing, and never fails', () => {
    for (const bad of ['', '\n\n', '"', 'name\n', ',,,\n,,']) expect(Array.isArray(listedIn(bad))).toBe(true);
  });
});

describe('the report', () => {
  test('holds no cell that a program would run', () => {
    for (const bad of ['=1+1', '+cmd', '-2', '@sum', '\t=1', ' =1']) expect(safeCell(bad)).toMatch(/^"?'/);
    expect(safeCell('Vey, "J"')).toBe('"Vey, ""J"""');
  });

  test('has a line for each likeness and for each name without one', () => {
    const hit = {
      entity: null,
      name: 'Joel Vey',
      type: 'person',
      hangs: { links: 0, claims: 0, mentions: 3, documents: 2 },
      score: 0.97,
      reasons: [
        { words: 'Vey', weight: 1 },
        { words: 'one side is a single word', weight: -1 },
      ],
      contradictions: [],
    };
    const lines = reportOf([
      { name: '=Vey', hits: [hit] },
      { name: 'Nobody', hits: [] },
    ]).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toBe(`'=Vey,,,,Joel Vey,"person, named in documents",0.97,Vey,one side is a single word,0,3`);
    expect(lines[2]).toContain('nothing like it');
  });

  test('lines of FollowTheMoney give each name with what is known; a broken line gives none', () => {
    const one = {
      id: 'a',
      schema: 'Person',
      properties: {
        name: ['Alyun Sarkat'],
        alias: ['Алюн Саркат'],
        birthDate: ['1975'],
        passportNumber: ['VR 118204'],
      },
    };
    const known = { birthDate: '1975', identifier: 'VR 118204' };
    expect(listedIn(`${JSON.stringify(one)}\n{"broken\n{"properties":{"name":"Norvarra"}}\n`)).toEqual([
      { name: 'Alyun Sarkat', ...known },
      { name: 'Алюн Саркат', ...known },
      { name: 'Norvarra' },
    ]);
  });
});
