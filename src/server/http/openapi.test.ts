import { describe, expect, it } from 'vitest';
import { operations } from '#api/operations';
import { openApiOf } from './openapi.ts';

type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description: string; content: Record<string, { schema: unknown }> }>;
};
const document = openApiOf(operations, '1.2.3') as {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties: Record<string, unknown> }> };
};
const found = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, op]) => ({ path, method, op })),
);

describe('the OpenAPI document', () => {
  it('holds every operation under its path and method, and nothing else', () => {
    const wanted = Object.values(operations).map((one) => `${one.method} ${one.path} ${one.id}`);
    const held = found.map(({ path, method, op }) => `${method.toUpperCase()} ${path} ${op.operationId}`);
    expect(held.toSorted()).toEqual(wanted.toSorted());
    expect(wanted.length).toBeGreaterThan(30);
  });

  it('names each parameter of a path exactly once', () => {
    for (const { path, op } of found) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const named = op.parameters.filter((one) => one.in === 'path').map((one) => one.name);
      expect(named.toSorted(), path).toEqual(inPath.toSorted());
      expect(op.parameters.filter((one) => one.in === 'path').every((one) => one.required)).toBe(true);
    }
  });

  it('is 3.1, gives no body to GET, and tells problems by one schema that is there', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: 'Lamplighter', version: '1.2.3' });
    for (const { method, op } of found) {
      if (method === 'get') expect(op.requestBody).toBeUndefined();
      expect(op.responses['200']?.description).toBeTruthy();
    }
    expect(document.components.schemas['Problem']?.properties).toHaveProperty('code');
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(refs)).toEqual(new Set(['#/components/schemas/Problem']));
  });

  it('leaves no part without a type where a schema has one', () => {
    const list = document.paths['/cases/{caseId}/claims']?.['get'];
    const limit = list?.parameters.find((one) => one.name === 'limit')?.schema;
    expect(limit).toMatchObject({ type: 'integer', maximum: 5000 });
    const superseded = list?.parameters.find((one) => one.name === 'superseded');
    expect(superseded).toMatchObject({ required: false });
  });
});
