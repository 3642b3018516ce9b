import { firstAt } from './entities.ts';
import { lastOf, type Resolved, type Scene, settled, type SourceWords, unsettled } from './speaker-scene.ts';

const plural = /\b(both|the (two )?(men|women|pair|brothers|sisters|defendants|suspects|friends|couple|duo))\b/i;

/** Whom "they", "both men", "the sisters" stands for; null where the words stand for nobody named before. */
export function pluralSpeaker(scene: Scene, source: SourceWords): Resolved | null {
  const { text } = source;
  const they = text.toLowerCase() === 'they';
  if (!they && !plural.test(text)) return null;
  const here = scene.entities.within(source.start, source.end).filter((name) => name.type === 'person');
  if (here.length >= 2) return null;
  const joint = lastOf(scene, source, (k) => k.kind === 'joint' || (they && k.kind === 'group'));
  if (joint !== null && they)
    return settled(source, joint.name, `"${text}": the last who spoke together or as a body`, joint.kind);
  if (joint !== null) return settled(source, joint.name, `"${text}": the two named together before`, 'joint');
  const pair = lastPair(scene, source.start);
  if (!plural.test(text) || pair === null) return unsettled(source, `"${text}": nobody named so far speaks as several`);
  if (pair.alone)
    return settled(source, pair.name, `"${text}": the two persons last named together, and nobody else since`, 'joint');
  return unsettled(source, `"${text}": two persons not named here`, [
    { name: pair.name, why: 'the last two persons named together' },
  ]);
}

/** The last two persons joined by "and"; `alone` when nobody else is named between them and here, and they are near. */
function lastPair(
  { whole, entities: { names, fullName } }: Scene,
  position: number,
): { readonly name: string; readonly alone: boolean } | null {
  const from = firstAt(names, position) - 1;
  for (let i = from; i > 0 && i > from - 200; i--) {
    const b = names[i];
    const a = names[i - 1];
    if (a === undefined || b === undefined || b.end > position || a.type !== 'person' || b.type !== 'person') continue;
    if (b.start - a.end < 60 && /\band\b/.test(whole.slice(a.end, b.start))) {
      const both = [fullName(a).name, fullName(b).name];
      const between = names.slice(i + 1, from + 1).filter((n) => n.type === 'person');
      const alone = position - b.end < 1500 && between.every((n) => both.includes(fullName(n).name));
      return { name: both.join('; '), alone };
    }
    if (position - b.end > 4000) break;
  }
  return null;
}
