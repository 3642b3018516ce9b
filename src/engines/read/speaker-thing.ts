import { lastOf, type Resolved, type Scene, settled, type SourceWords, unsettled } from './speaker-scene.ts';

/** Whom "it", "some", "many" stands for: the body or document that spoke last, else a group without a name. */
export function thingSpeaker(scene: Scene, source: SourceWords, word: string): Resolved {
  const { text } = source;
  if (word === 'it') {
    const body = lastOf(scene, source, (k) => k.kind === 'organisation' || k.kind === 'document');
    const named = (at: number): boolean =>
      scene.entities.within(at, source.start).some((n) => n.type === 'organisation' && n.name !== body?.name);
    if (body !== null && body.block >= source.block - 1 && !named(body.at))
      return settled(
        source,
        body.name,
        `"${text}": the body or document that spoke last, and none is named since`,
        body.kind,
      );
    if (body !== null)
      return unsettled(source, '"it" may be the body or document that spoke last', [
        { name: body.name, why: 'spoke last' },
      ]);
  }
  return settled(source, text, 'an unnamed group, as the text puts it', 'group');
}
