import type { Chart, ChartBundle, ChartGroup, ChartMark, GoneLink } from '#api/schemas/chart';
import type { SignName, StrokeName } from '#engines/chart/chart-style';
import type { DrawnBundle, DrawnMark } from '#engines/chart/scene';
import { shapes } from '#engines/chart/chart-style';
import { shortName } from '#engines/chart/short-name';
import { bundleText, kindsText } from './bundle-words.ts';
import type { ChartChoice } from './chart-state.ts';

/** A group that people made of marks, standing for them. */
export type HandMark = {
  readonly kind: 'hand';
  readonly id: string;
  readonly name: string;
  readonly members: readonly ChartMark[];
};
export type PictureMark = ChartMark | HandMark;

/** What is on the chart after everything that people hid and grouped, in the server's order. */
export type Picture = {
  readonly marks: readonly PictureMark[];
  readonly bundles: readonly ChartBundle[];
  /** What stood at the moment compared with and stands no more, with the marks of its ends where these are drawn. */
  readonly gone: readonly GoneLink[];
};

/** Leaves out what is hidden and folds hand-made groups; links inside a group are no longer drawn. */
export function pictureAfter(chart: Chart, choice: ChartChoice): Picture {
  const hidden = new Set(choice.hidden);
  const seen = chart.marks.filter((mark) => !hidden.has(mark.id));
  const byId = new Map(seen.map((mark) => [mark.id, mark]));
  const groupOf = new Map<string, string>();
  const hands = choice.groups.flatMap((group): HandMark[] => {
    const members = group.members.flatMap((id) => byId.get(id) ?? []);
    if (members.length === 0 || hidden.has(group.id)) {
      // A hidden group takes its members along.
      if (hidden.has(group.id)) for (const { id } of members) byId.delete(id);
      return [];
    }
    for (const { id } of members) groupOf.set(id, group.id);
    return [{ kind: 'hand', id: group.id, name: group.name, members }];
  });
  const marks: PictureMark[] = [...seen.filter((mark) => byId.has(mark.id) && !groupOf.has(mark.id)), ...hands];
  const isThere = new Set(marks.map((mark) => mark.id));
  const bundles = new Map<string, ChartBundle>();
  for (const bundle of chart.bundles) {
    const moved = { ...bundle, from: groupOf.get(bundle.from) ?? bundle.from, to: groupOf.get(bundle.to) ?? bundle.to };
    if (moved.from === moved.to || !isThere.has(moved.from) || !isThere.has(moved.to)) continue;
    if (moved.from === bundle.from && moved.to === bundle.to) bundles.set(bundle.id, bundle);
    else {
      const ends = bundle.directed || moved.from < moved.to ? [moved.from, moved.to] : [moved.to, moved.from];
      const id = ends.join(bundle.directed ? '>' : '=');
      const known = bundles.get(id);
      const folded = { ...moved, id, from: ends[0]!, to: ends[1]!, basis: null, basisThen: null };
      bundles.set(id, known === undefined ? folded : joined(known, folded));
    }
  }
  const at = (id: string | null) => (id === null ? null : (groupOf.get(id) ?? (isThere.has(id) ? id : null)));
  const gone = chart.gone.first.map((one) => ({ ...one, fromMark: at(one.fromMark), toMark: at(one.toMark) }));
  return { marks, bundles: [...bundles.values()], gone };
}

function joined(one: ChartBundle, other: ChartBundle): ChartBundle {
  const kinds = new Map(one.kinds.map(({ kind, count }) => [kind, count]));
  for (const { kind, count } of other.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  const least = (x: number | null, y: number | null) => (x === null || y === null ? (x ?? y) : Math.min(x, y));
  const most = (x: number | null, y: number | null) => (x === null || y === null ? (x ?? y) : Math.max(x, y));
  const unique = <T>(values: readonly T[]) => [...new Set(values)];
  const [a, b] = [one.fairness, other.fairness];
  return {
    ...one,
    count: one.count + other.count,
    kinds: [...kinds].map(([kind, count]) => ({ kind, count })).toSorted((x, y) => y.count - x.count),
    earliest: least(one.earliest, other.earliest),
    latest: most(one.latest, other.latest),
    undated: one.undated + other.undated,
    looked: one.looked + other.looked,
    denied: one.denied + other.denied,
    newInside: one.newInside + other.newInside,
    goneInside: one.goneInside + other.goneInside,
    fairness:
      a === null || b === null
        ? (a ?? b)
        : {
            persons: unique([...a.persons, ...b.persons]),
            deniedBy: unique([...a.deniedBy, ...b.deniedBy]),
            notYetPut: a.notYetPut && b.notYetPut,
            statuses: [...new Map([...a.statuses, ...b.statuses].map((status) => [status.person, status])).values()],
          },
    linkIds: [...one.linkIds, ...other.linkIds],
  };
}

/** The whole name of a mark; a label may show less of it. */
export function nameOf(mark: PictureMark): string {
  if (mark.kind === 'entity') return mark.translation === null ? mark.name : `${mark.name} (${mark.translation})`;
  return mark.kind === 'hand' ? mark.name : groupName(mark);
}

/** "Vey, Lorne and 12 others", "14 people", "begins in 2023". */
export function groupName(group: ChartGroup): string {
  const kinds = group.bySchema.length === 1 ? pluralOf(group.bySchema[0]!.schema) : 'others';
  if (group.by === 'alone') return `${kinds} without links`;
  if (group.by === 'rest') return `${kinds} in small groups`;
  if (group.by === 'type') return `other ${kinds === 'others' ? 'entities' : kinds}`;
  if (group.by === 'time') return group.year === null ? `${kinds} without a date` : `${kinds} from ${group.year} on`;
  const first = group.first[0];
  return first === undefined ? kinds : `around ${shortName(first.name, 20)}`;
}

const plurals: Partial<Record<keyof typeof shapes, string>> = {
  Person: 'people',
  Company: 'companies',
  PublicBody: 'public bodies',
  LegalEntity: 'legal entities',
};
export const pluralOf = (schema: keyof typeof shapes): string => plurals[schema] ?? `${shapes[schema].says}s`;

/** How many stand behind a mark. */
export function sizeOf(mark: PictureMark): number {
  if (mark.kind === 'entity') return 1;
  if (mark.kind === 'group') return mark.size;
  return mark.members.reduce((sum, one) => sum + sizeOf(one), 0);
}

/** How many links stroke and denial were looked at for, where not all were. */
export const isPartial = (bundle: ChartBundle): boolean => bundle.basis !== null && bundle.looked < bundle.count;

export const strokeOf = (bundle: ChartBundle): StrokeName => bundle.basis ?? 'grouped';

/** Marks and bundles as the engine draws them, with their signs. */
export function drawnOf(picture: Picture, choice: ChartChoice): { marks: DrawnMark[]; bundles: DrawnBundle[] } {
  const notes = new Set(choice.notes.map((note) => note.id));
  const pinned = new Set(choice.pinned);
  const signs = (of: Partial<Record<SignName, boolean>>) =>
    (Object.keys(of) as SignName[]).filter((name) => of[name] === true);
  return {
    marks: picture.marks.map((mark) => ({
      id: mark.id,
      shape: mark.kind === 'entity' ? mark.schema : 'group',
      label: shortName(mark.kind === 'entity' ? mark.name : nameOf(mark), 28),
      weight: mark.kind === 'entity' ? mark.counterparts : sizeOf(mark),
      signs: signs({
        new: isNewMark(mark),
        changed: mark.kind === 'entity' && mark.isChanged,
        pinned: pinned.has(mark.id),
        note: notes.has(mark.id),
      }),
    })),
    bundles: [
      ...picture.bundles.map((bundle) => ({
        id: bundle.id,
        from: bundle.from,
        to: bundle.to,
        directed: bundle.directed,
        stroke: strokeOf(bundle),
        count: bundle.count,
        label: labelOf(bundle),
        brief: briefOf(bundle),
        signs: signs({
          denied: bundle.denied > 0 && bundle.basis !== 'alleged and denied',
          new: isNewBundle(bundle),
          changed: !isNewBundle(bundle) && (bundle.newInside > 0 || bundle.basisThen !== null),
          less: bundle.goneInside > 0,
        }),
      })),
      ...goneLines(picture),
    ],
  };
}

/** Nothing of it stood at the moment compared with. */
export const isNewBundle = (bundle: ChartBundle): boolean => bundle.newInside > 0 && bundle.newInside === bundle.count;

/** What changed in a line since the moment compared with: "new", "2 new", "was alleged", "1 stands no more". */
export function changesOf(bundle: ChartBundle): readonly string[] {
  const { newInside, goneInside, basisThen } = bundle;
  return [
    ...(isNewBundle(bundle) ? ['new'] : newInside > 0 ? [`${newInside.toLocaleString('en-GB')} new`] : []),
    ...(basisThen === null ? [] : [`was ${basisThen}`]),
    ...(goneInside > 0
      ? [`${goneInside.toLocaleString('en-GB')} ${goneInside === 1 ? 'stands' : 'stand'} no more`]
      : []),
  ];
}

function labelOf(bundle: ChartBundle): string {
  const changes = changesOf(bundle);
  const own =
    bundle.basis === null ? (bundle.count > 1 ? `×${bundle.count.toLocaleString('en-GB')}` : '') : bundleText(bundle);
  return [...(own === '' ? [] : [own]), ...changes].join(' · ');
}

/** Without the time, which the table says; what changed comes before all else. */
function briefOf(bundle: ChartBundle): string {
  const changes = changesOf(bundle);
  if (changes.length > 0) return changes.join(' · ');
  return bundle.basis === null ? '' : kindsText(bundle.kinds);
}

/** Lines where something stood and nothing does now; where something still does, its line says so itself. */
function goneLines({ bundles, gone }: Picture): DrawnBundle[] {
  const isDrawn = new Set(bundles.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
  const lines = new Map<string, DrawnBundle>();
  for (const { linkId, fromMark: from, toMark: to, kind } of gone) {
    if (from === null || to === null || from === to || isDrawn.has(`${from} ${to}`)) continue;
    const known = lines.get(`${from} ${to}`);
    const count = (known?.count ?? 0) + 1;
    const label = `${count === 1 ? kind : `${count} links`}, no more`;
    const line: DrawnBundle = {
      id: known?.id ?? `gone:${linkId}`,
      from,
      to,
      directed: true,
      stroke: 'gone',
      count,
      label,
      signs: ['less'],
    };
    lines.set(`${from} ${to}`, line);
  }
  return [...lines.values()];
}

export function isNewMark(mark: PictureMark): boolean {
  if (mark.kind === 'entity') return mark.isNew;
  return mark.kind === 'group' ? mark.newInside > 0 : mark.members.some(isNewMark);
}
