import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { View } from '#engines/chart/scene';
import { cameraOf, viewOfCamera } from './camera.ts';

const size = fc.record({ width: fc.integer({ min: 1, max: 4000 }), height: fc.integer({ min: 1, max: 3000 }) });
const shift = fc.integer({ min: -10_000, max: 10_000 });
const scale = fc.constantFrom(0.25, 1, 3);

/** The point of the picture that stands in the middle of its stage. */
const middle = ({ scale, shiftX, shiftY, width, height }: View) => [
  (width / 2 - shiftX) / scale,
  (height / 2 - shiftY) / scale,
];

describe('where a saved view stood', () => {
  it('stands in the middle again on a stage of any size', () => {
    fc.assert(
      fc.property(size, size, shift, shift, scale, (then, now, shiftX, shiftY, by) => {
        const left: View = { scale: by, shiftX, shiftY, ...then };
        const back = viewOfCamera(cameraOf(left), now);
        expect(back).toMatchObject({ ...now, scale: by });
        expect(middle(back)[0]).toBeCloseTo(middle(left)[0]!, 6);
        expect(middle(back)[1]).toBeCloseTo(middle(left)[1]!, 6);
      }),
    );
  });

  it('is the same to the pixel on a stage of the same size, and where no size was kept', () => {
    const left: View = { scale: 2, shiftX: 3, shiftY: 4, width: 800, height: 600 };
    expect(viewOfCamera(cameraOf(left), left)).toEqual(left);
    expect(viewOfCamera({ x: 3, y: 4, scale: 2 }, left)).toEqual(left);
  });
});
