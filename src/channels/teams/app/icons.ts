/**
 * The app's icons, drawn: a question mark, as on the pages. Teams wants 192 by 192 in full colour, and 32 by 32 in
 * white on nothing.
 */
import { PNG } from 'pngjs';

type Colour = readonly [red: number, green: number, blue: number];
const BLUE: Colour = [0x15, 0x42, 0x73];
const WHITE: Colour = [255, 255, 255];
/** Points looked at in a pixel, in each direction: makes edges smooth. */
const SAMPLES = 4;

/** Whether a point lies on the question mark; both axes run from 0 to 1, y downwards. */
function isMark(x: number, y: number): boolean {
  const [width, middle, top, radius] = [0.052, 0.5, 0.36, 0.145];
  const [dx, dy] = [x - middle, y - top];
  const isOnArc = Math.abs(Math.hypot(dx, dy) - radius) <= width && !(dx < 0 && dy > 0);
  const isOnStem = Math.abs(dx) <= width && y >= top + radius - width && y <= 0.64;
  const isStart = Math.hypot(dx + radius, dy) <= width;
  const isDot = Math.hypot(dx, y - 0.76) <= 0.065;
  return isOnArc || isOnStem || isStart || isDot;
}

/** How much of a pixel lies on the mark, from 0 to 1. */
function cover(column: number, row: number, size: number, scale: number): number {
  let found = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const x = (column + ((i % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size;
    if (isMark((x - 0.5) / scale + 0.5, (y - 0.5) / scale + 0.5)) found += 1;
  }
  return found / (SAMPLES * SAMPLES);
}

function draw(size: number, scale: number, ground: Colour | null): Buffer {
  const image = new PNG({ width: size, height: size });
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const part = cover(column, row, size, scale);
      const colour = ground === null ? WHITE : WHITE.map((white, n) => white * part + (ground[n] ?? 0) * (1 - part));
      const alpha = ground === null ? 255 * part : 255;
      for (const [n, value] of [...colour, alpha].entries()) {
        image.data[(row * size + column) * 4 + n] = Math.round(value);
      }
    }
  }
  return PNG.sync.write(image);
}

/** 192 by 192: white on blue. */
export const colourIcon = (): Buffer => draw(192, 1, BLUE);

/** 32 by 32: white on nothing. */
export const outlineIcon = (): Buffer => draw(32, 1.5, null);
