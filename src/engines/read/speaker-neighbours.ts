import type { Speaker, SpeakerCandidate } from '#domain/reading';
import type { Entities } from './entities.ts';
import type { RoleMention } from './roles.ts';
import type { Known, SourceWords } from './speaker-scene.ts';

/** A role that speaks right beside a named person may be that person: offered both ways, never merged. */
export function offerNeighbours(
  speaker: Speaker,
  i: number,
  known: readonly (Known | null)[],
  sources: readonly SourceWords[],
  roled: ReadonlySet<string>,
): Speaker {
  const mine = known[i];
  if (mine === null || mine === undefined || (mine.kind !== 'role' && mine.kind !== 'person')) return speaker;
  const extra: SpeakerCandidate[] = [];
  for (const step of [1, -1, 2, -2]) {
    const k = known[i + step];
    if (
      k === null ||
      k === undefined ||
      sources[i + step]?.quotedIn !== -1 ||
      Math.abs(k.block - mine.block) > (Math.abs(step) === 1 ? 4 : 2)
    )
      continue;
    if (k.name === mine.name || k.name.includes(';')) continue;
    const wanted = mine.kind === 'role' ? k.kind === 'person' || k.kind === 'role' : k.kind === 'role';
    if (!wanted || [...speaker.candidates, ...extra].some((c) => c.name === k.name)) continue;
    if (mine.kind === 'person' && roled.has(mine.name)) continue;
    if (k.kind === 'person' && roled.has(k.name)) continue;
    extra.push({
      name: k.name,
      why:
        mine.kind === 'role' && k.kind === 'person'
          ? `${k.name} speaks beside "${mine.name}"`
          : `"${k.name}" speaks beside ${mine.name}`,
    });
  }
  return extra.length === 0 ? speaker : { ...speaker, candidates: [...speaker.candidates, ...extra] };
}

/** Persons whose role the text gives right before their names: such a role is not offered for somebody else. */
export function withRole(whole: string, roles: readonly RoleMention[], entities: Entities): Set<string> {
  const { within, fullName } = entities;
  const roled = new Set<string>();
  for (const role of roles) {
    if (!role.named) continue;
    const next = within(role.end, role.end + 40)[0];
    if (next !== undefined && next.type === 'person' && !/[.;:,]/.test(whole.slice(role.end, next.start)))
      roled.add(fullName(next).name);
  }
  return roled;
}
