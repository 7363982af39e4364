import { cosDegrees, joinOutlines, type Outline, sinDegrees } from "@side-projects/raster";
import { blend, box, type Canvas, type Color, disc, pill, polygon } from "./canvas.ts";
import { below, fraction, mix } from "./mix.ts";
import type { Palette } from "./palettes.ts";
import { bars, boat, ridge, star, swell, windows } from "./scene-shapes.ts";

/** Paints a picture whose details follow from the bits. */
export type Scene = (canvas: Canvas, palette: Palette, dice: number) => void;

const hills: Scene = (canvas, { high, low, dark, accent, light }, dice) => {
  canvas.sky(high, low, 18);
  const x = fraction(mix(dice, 1)) * 8 - 4;
  canvas.fill(disc(x, -0.4, 2.3), light, 0.22);
  canvas.fill(disc(x, -0.4, 1.7), blend(accent, light, 0.35));
  for (let row = 0; row < 4; row++) {
    canvas.fill(ridge(mix(dice, 10 + row), 0.2 + 1.15 * row, 1.5 - 0.25 * row), blend(low, dark, 0.35 + 0.21 * row));
  }
};

const city: Scene = (canvas, { high, low, dark, accent, light }, dice) => {
  canvas.sky(high, low, 16);
  canvas.fill(disc(fraction(mix(dice, 1)) * 7 - 3.5, -1.9, 1.15), light);
  for (let row = 0; row < 2; row++) {
    const color = blend(low, dark, 0.5 + 0.5 * row);
    let x = -9 + fraction(mix(dice, 2 + row));
    for (let i = 0; x < 9; i++) {
      const bits = mix(mix(dice, 30 + row), i);
      const width = 1 + fraction(bits) * 1.1;
      const top = 2.4 - 3.6 * fraction(mix(bits, 1)) + 0.9 * row;
      canvas.fill(box(x, top, width, 9), color);
      if (row === 1) windows(canvas, [x, top, width], { color: accent, dice: bits });
      x += width + 0.1;
    }
  }
};

const record: Scene = (canvas, { high, low, dark, accent, light }, dice) => {
  canvas.sky(low, high, 12);
  const x = fraction(mix(dice, 1)) * 3 - 1.5;
  canvas.fill(disc(x + 0.25, 0.3, 3.7), dark, 0.35);
  canvas.fill(disc(x, 0, 3.7), dark);
  for (let groove = 0; groove < 6; groove++) {
    canvas.fill(disc(x, 0, 3.45 - 0.34 * groove), groove % 2 === 0 ? blend(dark, light, 0.1) : dark);
  }
  canvas.fill(disc(x, 0, 1.3), accent);
  canvas.fill(disc(x, 0, 0.95), blend(accent, light, 0.45));
  canvas.fill(disc(x, 0, 0.16), dark);
  bars(canvas, mix(dice, 2), { colors: [light, light], middle: 4.7, reach: 1.6, opacity: 0.55 });
};

const equalizer: Scene = (canvas, { high, low, dark, accent, light }, dice) => {
  canvas.sky(dark, high, 14);
  canvas.fill(disc(0, 0, 3.9), low, 0.28);
  canvas.fill(disc(0, 0, 2.7), low, 0.4);
  bars(canvas, dice, { colors: [accent, light], middle: 0, reach: 3.3, opacity: 1 });
};

const sprite: Scene = (canvas, { high, low, dark, accent, light }, dice) => {
  canvas.sky(high, low, 10);
  const stars = Array.from({ length: 26 }, (_, i) => {
    const bits = mix(dice, 100 + i);
    return box(fraction(bits) * 16 - 8, fraction(mix(bits, 1)) * 6 - 4.4, 0.12, 0.12);
  });
  canvas.fill(joinOutlines(stars), light, 0.8);
  for (let tile = -8; tile < 8; tile++) {
    canvas.fill(box(tile, 3.1, 1, 1.5), tile % 2 === 0 ? dark : blend(dark, low, 0.22));
  }
  canvas.fill(pill(-2.3, 2.95, { width: 4.6, height: 0.34, radius: 0.17 }), dark, 0.5);
  const side = 0.62;
  const parts = new Map<Color, Outline[]>([
    [accent, []],
    [light, []],
  ]);
  for (let y = 0; y < 9; y++) {
    for (let x = 0; x < 5; x++) {
      const bits = mix(mix(dice, 200), 8 * y + x);
      const inner = 4 - x + Math.abs(y - 4) / 2;
      if (fraction(bits) * 5.5 < inner - 1.2) continue;
      const color = fraction(mix(bits, 1)) < 0.24 ? light : accent;
      for (const at of x === 4 ? [4] : [x, 8 - x]) {
        parts.get(color)?.push(box((at - 4.5) * side, -2.6 + y * side, side, side));
      }
    }
  }
  // As one shape each, so that no seam shows between squares.
  for (const [color, squares] of parts) canvas.fill(joinOutlines(squares), color);
  for (const x of [-1.5, 0.5]) canvas.fill(box(x * side - side / 4, -0.9, side, side), dark);
};

const burst: Scene = (canvas, { high, low, dark, accent, light }, dice) => {
  canvas.sky(high, high, 1);
  const rays = 10 + below(mix(dice, 1), 7);
  const turn = fraction(mix(dice, 2)) * 90;
  for (let ray = 0; ray < rays; ray++) {
    const at = (degrees: number): [number, number] => [11 * cosDegrees(degrees), 11 * sinDegrees(degrees)];
    const step = 360 / rays;
    canvas.fill(polygon([[0, 0], at(turn + ray * step), at(turn + (ray + 0.5) * step)]), low);
  }
  canvas.fill(disc(0, 0, 3.4), dark, 0.9);
  const sides = 3 + below(mix(dice, 3), 5);
  canvas.fill(star(sides, 2.9, 1), accent);
  canvas.fill(star(sides, 1.9, 0.62), light);
};

const sea: Scene = (canvas, { high, low, dark, accent, light }, dice) => {
  canvas.sky(high, low, 14);
  const x = fraction(mix(dice, 1)) * 6 - 3;
  canvas.fill(disc(x, -1, 1.5), light);
  for (let row = 0; row < 5; row++) {
    if (row === 2) boat(canvas, -x, { hull: dark, sail: accent });
    canvas.fill(swell(mix(dice, 10 + row), 0.7 + 0.75 * row), blend(low, dark, 0.3 + 0.17 * row));
  }
  for (let i = 0; i < 7; i++) {
    const width = 1.9 - 0.2 * i;
    canvas.fill(pill(x - width / 2, 1 + 0.5 * i, { width, height: 0.1, radius: 0.05 }), light, 0.5);
  }
};

const pad: Scene = (canvas, { high, low, dark, accent, light }, dice) => {
  canvas.sky(low, high, 12);
  for (let i = 0; i < 5; i++) {
    canvas.fill(disc(fraction(mix(dice, i)) * 15 - 7.5, fraction(mix(dice, 9 + i)) * 8 - 4, 0.5 + 0.3 * i), light, 0.1);
  }
  const body = { width: 8.4, height: 3.9, radius: 1.9 };
  canvas.fill(pill(-4, -1.7, body), dark, 0.35);
  canvas.fill(pill(-4.2, -2, body), light);
  canvas.fill(box(-3.3, -0.35, 2, 0.66), dark);
  canvas.fill(box(-2.63, -1.02, 0.66, 2), dark);
  const buttons = [accent, low, high, blend(accent, dark, 0.4)];
  buttons.forEach((color, i) => {
    const degrees = 90 * (i + below(mix(dice, 20), 4));
    canvas.fill(disc(2.3 + 0.78 * cosDegrees(degrees), -0.02 + 0.78 * sinDegrees(degrees), 0.42), color);
  });
  for (const x of [-0.75, 0.15]) canvas.fill(pill(x, 0.1, { width: 0.6, height: 0.24, radius: 0.12 }), dark, 0.7);
};

export const SCENES: readonly Scene[] = [hills, city, record, equalizer, sprite, burst, sea, pad];
