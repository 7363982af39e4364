import type { RgbaImage } from "@side-projects/raster";

/** Bit of each dot of a Braille character, by column and row (Unicode 16.0, chapter 21.1). */
const DOTS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/** A black and white picture as lines of Braille characters, two by four pixels each; dark pixels are dots. */
export function braille({ width, height, data }: RgbaImage): string[] {
  const dark = (x: number, y: number): boolean => x < width && y < height && (data[4 * (y * width + x)] ?? 255) < 128;
  return Array.from({ length: Math.ceil(height / 4) }, (_, row) => {
    const cells = Array.from({ length: Math.ceil(width / 2) }, (_, column) => {
      let bits = 0;
      DOTS.forEach((dots, dx) => {
        dots.forEach((bit, dy) => {
          if (dark(2 * column + dx, 4 * row + dy)) bits |= bit;
        });
      });
      return String.fromCodePoint(0x2800 + bits);
    });
    return cells.join("");
  });
}
