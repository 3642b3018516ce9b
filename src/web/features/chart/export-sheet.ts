import { sceneOf, type DrawnBundle, type DrawnMark, type View } from '#engines/chart/scene';
import { sheetFace, sheetSvg, type SheetText } from '#engines/chart/scene-svg';
import type { Places } from './chart-state.ts';
import { labelMeasure, paperPalette } from './paint-scene.ts';

type Sheet = {
  readonly marks: readonly DrawnMark[];
  readonly bundles: readonly DrawnBundle[];
  readonly places: Places;
  readonly view: View;
  readonly text: SheetText;
};

/** The picture as it is seen, as one SVG with marking, date, legend and what fairness asks for. */
export function svgOf({ marks, bundles, places, view, text }: Sheet): string {
  const measure = labelMeasure(sheetFace);
  const scene = sceneOf({ marks, bundles, places, view, lit: new Set(), measure });
  return sheetSvg({ scene, width: view.width, height: view.height, palette: paperPalette, text, measure });
}

/** The same sheet as pixels, twice as fine as the screen. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth * 2, image.naturalHeight * 2];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture is too large.')) : resolve(blob))),
  );
}

/** Hands a file over to whoever sits at the browser. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
