import type { View } from '#engines/chart/scene';
import type { SavedView } from '#domain/saved-view';

type Size = { readonly width: number; readonly height: number };

/** What stood in the middle stays there when the stage grows or shrinks; sizes in CSS pixels. */
export function resized(view: View, { width, height }: Size): View {
  const [shiftX, shiftY] = [view.shiftX + (width - view.width) / 2, view.shiftY + (height - view.height) / 2];
  return { scale: view.scale, shiftX, shiftY, width, height };
}

/** What a saved view keeps of where the picture stood. */
export function cameraOf({ shiftX, shiftY, scale, width, height }: View): SavedView['camera'] {
  return { x: shiftX, y: shiftY, scale, width, height };
}

/** The same place on a stage of this size; a view of before the size was kept counts from the upper left corner. */
export function viewOfCamera({ x, y, scale, width, height }: SavedView['camera'], stage: Size): View {
  const left = { scale, shiftX: x, shiftY: y, width: width ?? stage.width, height: height ?? stage.height };
  return resized(left, stage);
}
