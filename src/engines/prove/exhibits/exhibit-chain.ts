import type { ExhibitMovement } from '#domain/exhibit';

/*
 * The chain of an exhibit, read from its movements in the order of time. Whoever hands it on must be whoever had it, the
 * seal found must be the seal put last, and a hash taken must be the hash taken before. Where somebody hands on what had
 * gone elsewhere it would have been in two places at once; where somebody hands on what never came to them there is a
 * break. Limits: it reads what is on record and cannot see a movement that nobody wrote down if both ends agree.
 */

export const chainFaults = [
  'break',
  'two places at once',
  'seal differs',
  'hash differs',
  'no time',
  'no reason',
  'no beginning',
] as const;
export type ChainFault = {
  readonly fault: (typeof chainFaults)[number];
  /** Which movement, in the order of time; -1 for the chain as a whole. */
  readonly at: number;
  readonly words: string;
};

export type ExhibitChain = {
  readonly movements: readonly ExhibitMovement[];
  readonly faults: readonly ChainFault[];
  /** Who has it as far as the last movement says; null where there is none. */
  readonly holder: string | null;
  /** True where nothing casts doubt on who had it; a missing reason does not. */
  readonly isUnbroken: boolean;
};

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function placeFault(
  before: readonly ExhibitMovement[],
  { from, at, to }: ExhibitMovement,
  index: number,
): ChainFault[] {
  const last = before.at(-1);
  if (last === undefined) {
    return from === null ? [] : [{ fault: 'no beginning', at: index, words: `Nothing shows how it came to ${from}.` }];
  }
  if (from !== null && same(from, last.to)) return [];
  const began = from ?? 'nobody';
  const had = from === null || before.some((one) => same(one.to, from) || (one.from !== null && same(one.from, from)));
  const words = `On ${at} it is handed on by ${began} to ${to}, and since ${last.at} it was with ${last.to}.`;
  return [
    had
      ? { fault: 'two places at once', at: index, words }
      : { fault: 'break', at: index, words: `${words} Nothing shows how it came to ${began}.` },
  ];
}

function sealFault(before: readonly ExhibitMovement[], { sealFound }: ExhibitMovement, index: number): ChainFault[] {
  const put = before.findLast((one) => one.sealPut !== null)?.sealPut ?? null;
  if (sealFound === null || put === null || same(sealFound, put)) return [];
  return [
    { fault: 'seal differs', at: index, words: `It was put under seal ${put} and found under seal ${sealFound}.` },
  ];
}

function hashFault(before: readonly ExhibitMovement[], { sha256 }: ExhibitMovement, index: number): ChainFault[] {
  const taken = before.findLast((one) => one.sha256 !== null)?.sha256 ?? null;
  if (sha256 === null || taken === null || same(sha256, taken)) return [];
  return [
    { fault: 'hash differs', at: index, words: `Its bytes are not those of before: ${taken} then, ${sha256} now.` },
  ];
}

/** The chain with every fault in words; movements may come in any order. */
export function exhibitChain(movements: readonly ExhibitMovement[]): ExhibitChain {
  const timed = movements.filter(({ at }) => !Number.isNaN(Date.parse(at)));
  const ordered = timed.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const faults = ordered.flatMap((movement, index): ChainFault[] => {
    const before = ordered.slice(0, index);
    return [
      ...placeFault(before, movement, index),
      ...sealFault(before, movement, index),
      ...hashFault(before, movement, index),
      ...(movement.why.trim() === ''
        ? [
            {
              fault: 'no reason' as const,
              at: index,
              words: `The movement to ${movement.to} on ${movement.at} has no reason.`,
            },
          ]
        : []),
    ];
  });
  const untimed = movements
    .filter((one) => !timed.includes(one))
    .map(({ to, at }): ChainFault => ({
      fault: 'no time',
      at: -1,
      words: `The movement to ${to} has no time that can be read (“${at}”).`,
    }));
  const all = [...faults, ...untimed];
  return {
    movements: ordered,
    faults: all,
    holder: ordered.at(-1)?.to ?? null,
    isUnbroken: ordered.length > 0 && all.every(({ fault }) => fault === 'no reason'),
  };
}
