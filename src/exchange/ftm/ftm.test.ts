import { describe, expect, test } from 'vitest';
import { entityProperties } from '#domain/entity-property';
import { entitySchemata } from '#domain/entity';
import { loadFtm } from '../../../data/ftm/load-ftm.ts';
import additions from '../../../data/ftm/schemata.json' with { type: 'json' };
import { ftmLine } from './ftm-line.ts';
import { ftmModel } from './ftm-model.ts';

const model = loadFtm().model();

describe('the model', () => {
  test('has every schema of ours, a thing each', () => {
    for (const name of entitySchemata) expect([name, model.getSchema(name).isThing()]).toEqual([name, true]);
  });

  test('has every property of ours on some schema of ours', () => {
    for (const name of entityProperties)
      expect([name, entitySchemata.some((schema) => model.getSchema(schema).hasProperty(name))]).toEqual([name, true]);
  });

  test('reads a line that it wrote as an entity of its own', () => {
    const line = ftmLine(
      model,
      {
        ids: ['a', 'b'],
        schema: 'Person',
        names: ['Alyun Sarkat', 'SARQAT ALIUN'],
        aliases: ['Алюн Саркат', 'Alun', 'Alyun Sarkat'],
        facts: [
          { property: 'birthDate', value: '12 March 1975' },
          { property: 'passportNumber', value: 'VR 118204' },
          { property: 'phone', value: '+44 20 7946 0000' },
          { property: 'employer', value: 'Chamber for Foreign Trade' },
          { property: 'incorporationDate', value: '1999' },
          { property: 'registrationNumber', value: 'X 1' },
        ],
      },
      'OFFICIAL-SENSITIVE',
      'Ferry Lane',
    );
    expect(line).toMatchObject({ id: 'a', referents: ['b'], caption: 'Alyun Sarkat', marking: 'OFFICIAL-SENSITIVE' });
    expect(line.properties).toMatchObject({
      name: ['Alyun Sarkat'],
      alias: ['SARQAT ALIUN', 'Алюн Саркат'],
      weakAlias: ['Alun'],
      birthDate: ['1975-03-12'],
      phone: ['+442079460000'],
      employer: ['Chamber for Foreign Trade'],
    });
    const entity = model.getEntity({ id: line.id, schema: line.schema, properties: { ...line.properties } as never });
    expect(entity.getCaption()).toBe('Alyun Sarkat');
    for (const name of Object.keys(line.properties)) expect([name, entity.hasProperty(name)]).toEqual([name, true]);
  });

  test('keeps what a schema has no property for as a note', () => {
    const facts = [{ property: 'birthDate', value: '1975' }];
    const of = { ids: ['a'], schema: 'Company', names: ['Norvarra'], aliases: [], facts };
    expect(ftmLine(model, of, 'OFFICIAL', 'x').properties).toEqual({ name: ['Norvarra'], notes: ['birthDate: 1975'] });
  });

  test('puts nothing of ours in the place of theirs', () => {
    const own = { ...additions.schemata.InformationItem };
    expect(() => ftmModel({ schemata: { Person: own }, properties: {} })).toThrow('already');
    expect(() => ftmModel({ schemata: {}, properties: { Nobody: {} } })).toThrow('no schema');
  });
});
