import { Failure } from '#domain/failure';
import type { Extraction } from '#domain/rendition';
import type { ByteSource } from './byte-source.ts';
import { bombFile, brokenFile } from './extraction-failure.ts';
import { createMemberList } from './member-list.ts';
import type { ParseContext } from './parse-context.ts';
import { tarMembers } from './tar-members.ts';

const FORM = 'archive';

/** Takes the files out of a tar archive; links and devices are listed and never followed. */
export async function parseTar(source: ByteSource, mediaType: string, context: ParseContext): Promise<Extraction> {
  const list = createMemberList(FORM, 'tar', context);
  try {
    for await (const { path, bytes: body, what } of tarMembers(source, context.limits.maxBytes)) {
      context.alive();
      if (what !== null) list.leave(path, what, brokenFile(FORM, `it holds nothing that can be read, and ${what}`));
      else if (list.isFull()) list.leave(path, 'no more may be taken out', bombFile(FORM, 'it holds too much'));
      else await list.take(path, body);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    list.leave('the rest', 'the archive breaks off or contradicts itself', error);
  }
  return list.finish(mediaType);
}
