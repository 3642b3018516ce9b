import { createRequire } from 'node:module';

/*
 * Fonts that a PDF of ours embeds. Latin, Greek and Cyrillic are set in Liberation Sans, Arabic in Noto Sans Arabic, whose
 * letters join; whatever neither holds is set in UnifontEX, which holds every plane-0 letter, coarse and readable. What no
 * font holds is written out as its code point, so that nothing of a name vanishes.
 */
const resolve = createRequire(import.meta.url).resolve;

export const pdfFaces = ['plain', 'strong', 'arabic', 'any'] as const;
export type PdfFace = (typeof pdfFaces)[number];

/** The file of each face. */
export const pdfFontFiles: Readonly<Record<PdfFace, string>> = {
  plain: resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'),
  strong: resolve('pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf'),
  arabic: resolve('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff'),
  any: resolve('@fontsource/unifontex/files/unifontex-latin-400-normal.woff'),
};
