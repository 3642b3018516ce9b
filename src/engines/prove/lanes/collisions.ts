import type { LaneTie, LaneTieKind } from '#domain/lane-tie';

/*
 * Where a step of one lane would harm the other, found from what ties their things together. Each finding names both
 * sides, the ties it follows from and the reason in words; take one of its ties away and it is gone. It looks at ties that
 * somebody recorded or the matrix gives and guesses none. The findings are for the deconfliction officer; everybody else
 * is told whom to speak to (`forOthers`) and nothing of the other side. A warning of a threat to life is no step here.
 */

export const collisionKinds = [
  'exposes what an element rests on',
  'takes a witness out of reach',
  'takes a suspect out of reach',
  'tells a suspect',
  'disclosure reveals a disruption',
  'disclosure reveals what a disruption depends on',
] as const;
export type CollisionKind = (typeof collisionKinds)[number];

export type Collision = {
  /** The same for the same finding, whenever it is looked for. */
  readonly key: string;
  readonly kind: CollisionKind;
  readonly disruptionId: string;
  /** The other side: the items, material or offence that would be harmed or would harm. */
  readonly other: { readonly kind: 'element' | 'offence' | 'material'; readonly id: string };
  readonly reason: string;
  /** The ties that it follows from. */
  readonly through: readonly LaneTie[];
};

/** What may still be stopped or changed. Steps that are over collide with nothing. */
export type LiveSteps = {
  readonly disruptions: ReadonlySet<string>;
  /** Material that is to be disclosed or may yet be. */
  readonly materials: ReadonlySet<string>;
};

type TieOf<Kind extends LaneTieKind> = Extract<LaneTie, { readonly kind: Kind }>;
type Route = { readonly originId: string; readonly ties: readonly LaneTie[] };

const ofKind = <Kind extends LaneTieKind>(ties: readonly LaneTie[], kind: Kind): TieOf<Kind>[] =>
  ties.filter((tie): tie is TieOf<Kind> => tie.kind === kind);

/** Every origin that a thing goes back to, by the shortest way there; a ring of origins ends where it began. */
function originsOf(ties: readonly LaneTie[], start: string): Route[] {
  const steps = ofKind(ties, 'derives from origin');
  const found = new Map<string, Route>();
  let edge: Route[] = [{ originId: start, ties: [] }];
  while (edge.length > 0) {
    const next = edge.flatMap((route) =>
      steps
        .filter(({ fromId, originId }) => fromId === route.originId && originId !== start && !found.has(originId))
        .map((tie) => ({ originId: tie.originId, ties: [...route.ties, tie] })),
    );
    for (const route of next) if (!found.has(route.originId)) found.set(route.originId, route);
    edge = next.filter((route) => found.get(route.originId) === route);
  }
  return [...found.values()];
}

function collision(
  kind: CollisionKind,
  disruptionId: string,
  other: Collision['other'],
  reason: string,
  through: readonly LaneTie[],
): Collision {
  return {
    key: JSON.stringify([kind, disruptionId, other.kind, other.id]),
    kind,
    disruptionId,
    other,
    reason,
    through,
  };
}

function exposures(ties: readonly LaneTie[]): Collision[] {
  const exposed = ofKind(ties, 'disruption exposes origin');
  const shown = ofKind(ties, 'disruption shows item');
  return ofKind(ties, 'element rests on item').flatMap((rests) => {
    const { cell, itemId } = rests;
    const other = { kind: 'element' as const, id: JSON.stringify([cell.suspectId, cell.offenceId, cell.elementId]) };
    const origins = originsOf(ties, itemId);
    const direct = shown
      .filter((tie) => tie.itemId === itemId)
      .map((tie) =>
        collision(
          'exposes what an element rests on',
          tie.disruptionId,
          other,
          'It would show an item that an element of an offence rests on before that is used in court.',
          [tie, rests],
        ),
      );
    const byOrigin = exposed.flatMap((tie) =>
      origins
        .filter(({ originId }) => originId === tie.originId)
        .map((route) =>
          collision(
            'exposes what an element rests on',
            tie.disruptionId,
            other,
            'It would expose the origin of an item that an element of an offence rests on.',
            [tie, ...route.ties, rests],
          ),
        ),
    );
    return [...direct, ...byOrigin];
  });
}

function peopleOutOfReach(ties: readonly LaneTie[]): Collision[] {
  const says = ofKind(ties, 'witness says item');
  const rests = ofKind(ties, 'element rests on item');
  const considered = ofKind(ties, 'offence considered');
  const removed = ofKind(ties, 'disruption removes person');
  const offences = (personId: string) =>
    considered
      .filter((tie) => tie.personId === personId)
      .map((tie) => ({ tie, other: { kind: 'offence' as const, id: tie.offenceId } }));
  return [
    ...removed.flatMap((tie) =>
      says
        .filter(({ personId }) => personId === tie.personId)
        .flatMap((said) =>
          rests
            .filter(({ itemId }) => itemId === said.itemId)
            .map((rest) => {
              const { suspectId, offenceId, elementId } = rest.cell;
              const other = { kind: 'element' as const, id: JSON.stringify([suspectId, offenceId, elementId]) };
              return collision(
                'takes a witness out of reach',
                tie.disruptionId,
                other,
                'It would put out of reach a witness whose words an element of an offence rests on.',
                [tie, said, rest],
              );
            }),
        ),
    ),
    ...removed.flatMap((tie) =>
      offences(tie.personId).map(({ tie: about, other }) =>
        collision(
          'takes a suspect out of reach',
          tie.disruptionId,
          other,
          'It would put out of reach a person against whom an offence is being considered.',
          [tie, about],
        ),
      ),
    ),
    ...ofKind(ties, 'disruption tells person').flatMap((tie) =>
      offences(tie.personId).map(({ tie: about, other }) =>
        collision(
          'tells a suspect',
          tie.disruptionId,
          other,
          'It would tell a person, before anything is put to them, that they are looked at for an offence.',
          [tie, about],
        ),
      ),
    ),
  ];
}

function disclosures(ties: readonly LaneTie[]): Collision[] {
  const depends = ofKind(ties, 'disruption depends on origin');
  return [
    ...ofKind(ties, 'material reveals disruption').map((tie) =>
      collision(
        'disclosure reveals a disruption',
        tie.disruptionId,
        { kind: 'material', id: tie.materialId },
        'Disclosing the material would reveal a disruption that is not over.',
        [tie],
      ),
    ),
    ...ofKind(ties, 'material reveals origin').flatMap((tie) => {
      const origins = [{ originId: tie.originId, ties: [] }, ...originsOf(ties, tie.originId)];
      return depends.flatMap((need) =>
        origins
          .filter(({ originId }) => originId === need.originId)
          .map((route) =>
            collision(
              'disclosure reveals what a disruption depends on',
              need.disruptionId,
              { kind: 'material', id: tie.materialId },
              'Disclosing the material would reveal an origin that a disruption which is not over depends on.',
              [tie, ...route.ties, need],
            ),
          ),
      );
    }),
  ];
}

/** Every pair of steps that would harm each other, once, in a fixed order; of several ways to one pair the shortest. */
export function collisionsIn(ties: readonly LaneTie[], live: LiveSteps): Collision[] {
  const all = [...exposures(ties), ...peopleOutOfReach(ties), ...disclosures(ties)].filter(
    ({ disruptionId, other }) =>
      live.disruptions.has(disruptionId) && (other.kind !== 'material' || live.materials.has(other.id)),
  );
  const shortest = new Map<string, Collision>();
  for (const one of all) {
    const known = shortest.get(one.key);
    if (known === undefined || one.through.length < known.through.length) shortest.set(one.key, one);
  }
  return [...shortest.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** What anyone who is not cleared for both sides is told: the same words whatever the other side is. */
export function forOthers(
  found: readonly Collision[],
): { readonly speakTo: 'deconfliction officer'; readonly words: string } | null {
  return found.length === 0
    ? null
    : {
        speakTo: 'deconfliction officer',
        words: 'This may not go on as it is. Speak to the deconfliction officer, who decides.',
      };
}
