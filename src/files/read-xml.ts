import { Parser } from 'htmlparser2';
import { Failure } from '#domain/failure';
import { decodeText } from './decode-text.ts';

/** What a reader of XML wants to hear; names come with their prefix, as "w:p". */
export type XmlEvents = {
  readonly onOpen: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly onText?: (text: string) => void;
  readonly onClose?: (name: string) => void;
};

/**
 * Reads XML as a stream. A document type declaration is refused wherever it stands: it could name files of this
 * machine or grow without end, and no document of these forms needs one. The five entities of XML are all that is known.
 */
export function readXml(bytes: Uint8Array, form: string, { onOpen, onText, onClose }: XmlEvents): void {
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/.exec(
    Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
  )?.[1];
  const parser = new Parser(
    {
      onopentag: onOpen,
      ontext: (text) => onText?.(text),
      onclosetag: (name) => onClose?.(name),
      onprocessinginstruction(name) {
        if (name.startsWith('!')) throw declarationFound(form);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(decodeText(bytes, declared ?? null).text);
}

function declarationFound(form: string): Failure {
  return new Failure(
    'LL-FILE-UNSAFE',
    `The ${form} was not read, because it declares a document type, by which it could draw in other files.`,
    'Treat the file with care; ask its sender for a copy saved anew.',
  );
}
