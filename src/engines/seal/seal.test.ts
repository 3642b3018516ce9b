import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainKey } from '#domain/entry';
import { hexOf, sameBytes, utf8 } from './bytes.ts';
import { chainId, entryHash, leafHash, noHash } from './entry-seal.ts';
import { idOf } from './id-of.ts';
import { merkleRoot } from './merkle-root.ts';
import type { Sha256 } from './sha256.ts';

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

describe('the Merkle root', () => {
  it('is that of the test vectors for RFC 6962', () => {
    const leaves = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ].map((leaf) => sha256(Uint8Array.of(0), hex(leaf)));
    const roots = [
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    for (const [n, root] of roots.entries()) expect(hexOf(merkleRoot(leaves.slice(0, n), sha256))).toBe(root);
  });

  it('changes with any leaf, their order and their number', () => {
    const leaf = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.uniqueArray(leaf, { minLength: 1, maxLength: 20, selector: hexOf }), fc.nat(), (leaves, at) => {
        const root = hexOf(merkleRoot(leaves, sha256));
        const i = at % leaves.length;
        const changed = leaves.map((one, k) => (k === i ? sha256(one) : one));
        expect(hexOf(merkleRoot(changed, sha256))).not.toBe(root);
        expect(hexOf(merkleRoot(leaves.slice(0, -1), sha256))).not.toBe(root);
        expect(hexOf(merkleRoot([...leaves, leaves[i]!], sha256))).not.toBe(root);
        const swapped = leaves.with(i, leaves[0]!).with(0, leaves[i]!);
        expect(hexOf(merkleRoot(swapped, sha256)) === root).toBe(i === 0);
      }),
    );
  });
});

describe('the id of a record', () => {
  const nonce = hex('000102030405060708090a0b0c0d0e0f');

  it('is a UUID of version 8 and variant 1', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.nat(0xffff),
        fc.nat(0xffff),
        (of, ordinal, index) => {
          expect(idOf(of, ordinal, index, sha256)).toMatch(
            /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
          );
        },
      ),
    );
  });

  it('stays the same for ever', () => {
    expect([0, 1, 2].map((index) => idOf(nonce, 0, index, sha256))).toMatchInlineSnapshot(`
      [
        "818638ad-150c-8042-a99f-4e43bfd0f1b4",
        "112ac280-cda0-8f4c-959e-4150e2be4230",
        "8e87288e-c670-8484-a6d9-5202777216b2",
      ]
    `);
    expect(idOf(nonce, 3, 70_000, sha256)).toMatchInlineSnapshot(`"d053f25c-58b4-8fa2-941e-68047e901d55"`);
  });

  it('is another for every record of an entry', () => {
    const ids = Array.from({ length: 40 }, (_, i) => Array.from({ length: 40 }, (__, k) => idOf(nonce, i, k, sha256)));
    expect(new Set(ids.flat()).size).toBe(1600);
  });
});

describe('the seal of an entry', () => {
  const key: ChainKey = { caseId: 'c', compartmentId: 'k', chain: 'ledger' };
  const fields = { seq: 1, recordedAt: 1_767_225_600_000, nonce: new Uint8Array(16), root: noHash, prev: noHash };

  it('stays the same for ever', () => {
    expect(chainId(key)).toBe('c/k/ledger');
    expect(hexOf(entryHash(key, fields, sha256))).toMatchInlineSnapshot(
      `"0d493415710834bee7e719fef08d0f04ee77f318895d2fb01b18d88209af62b7"`,
    );
    expect(hexOf(leafHash(new Uint8Array(32), utf8('{}'), sha256))).toMatchInlineSnapshot(
      `"df2fad6a42533aaab95db7d32ba62a1222257cd5908f1f5eb7ce850d55dc0709"`,
    );
  });

  it('changes with each of its fields and with the chain it stands in', () => {
    const hashes = [
      entryHash(key, fields, sha256),
      entryHash(key, { ...fields, seq: 2 }, sha256),
      entryHash(key, { ...fields, recordedAt: 0 }, sha256),
      entryHash(key, { ...fields, nonce: new Uint8Array(16).fill(1) }, sha256),
      entryHash(key, { ...fields, root: new Uint8Array(32).fill(1) }, sha256),
      entryHash(key, { ...fields, prev: new Uint8Array(32).fill(1) }, sha256),
      entryHash({ ...key, caseId: 'd' }, fields, sha256),
      entryHash({ ...key, compartmentId: 'd' }, fields, sha256),
      entryHash({ ...key, chain: 'consultation/2026-01-01' }, fields, sha256),
    ];
    expect(new Set(hashes.map(hexOf)).size).toBe(hashes.length);
  });

  it('compares bytes whole', () => {
    expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
    expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  });
});
