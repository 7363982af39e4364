import { encodePng } from "@side-projects/raster";

/** Steps of the colours: as many as are told apart, and few enough for a small file. */
const STEPS = 20;
const GAP = 6;

/** From night over violet and orange to straw: dark to light in even steps, for all eyes. */
const COLORS: readonly (readonly [red: number, green: number, blue: number])[] = [
  [13, 13, 26],
  [58, 24, 88],
  [132, 36, 104],
  [206, 66, 82],
  [245, 135, 72],
  [252, 233, 176],
];

export interface Tiles {
  /** Each `width` x `height`, 0 to 1, row by row. */
  readonly pictures: readonly Float32Array[];
  readonly width: number;
  readonly height: number;
  readonly columns: number;
}

/** One PNG of pictures in rows, in order of reading. */
export function sheet({ pictures, width, height, columns }: Tiles): Uint8Array {
  const rows = Math.ceil(pictures.length / columns);
  const [across, down] = [columns * (width + GAP) + GAP, rows * (height + GAP) + GAP];
  // The last entry of the palette is what lies between the pictures.
  const indices = new Uint8Array(across * down).fill(STEPS);
  for (const [place, picture] of pictures.entries()) {
    const left = GAP + (place % columns) * (width + GAP);
    const top = GAP + Math.floor(place / columns) * (height + GAP);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        indices[(top + y) * across + left + x] = Math.min(STEPS - 1, Math.floor((picture[y * width + x] ?? 0) * STEPS));
  }
  return encodePng({ width: across, height: down, indices, palette: palette() }, { effort: "max" });
}

function palette(): Uint8Array {
  const entries: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const along = (step / (STEPS - 1)) * (COLORS.length - 1);
    const [from = COLORS[0], to = from] = COLORS.slice(Math.floor(along));
    const part = along - Math.floor(along);
    for (let part3 = 0; part3 < 3; part3++)
      entries.push(Math.round((from?.[part3] ?? 0) * (1 - part) + (to?.[part3] ?? 0) * part));
    entries.push(255);
  }
  return Uint8Array.from([...entries, 236, 236, 240, 255]);
}
