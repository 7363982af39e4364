import { coverage, parsePath, type RgbaImage } from "@side-projects/raster";
import { renderRgba } from "../src/index.ts";
import { EFFECT_SCENES, NOISE_SCENES } from "../test/scenes/effects.ts";
import { headerScenes } from "../test/scenes/header.ts";
import { PLACE_SCENES } from "../test/scenes/place.ts";
import { PLAIN_SCENES } from "../test/scenes/plain.ts";
import { type NamedScene, SIDE } from "../test/scenes/scene.ts";
import { SNAP_SCENES } from "../test/scenes/snap.ts";

const COLUMNS = 8;
const GAP = 16;
const CORNER = 18;
const SHEET = [255, 255, 255, 255] as const;
/** Greys of the board that shows through translucent pictures, and the side of its squares. */
const BOARD = [236, 222] as const;
const SQUARE = 10;

/** A tile of a sheet: a picture of one or two columns. */
interface Tile {
  readonly columns: number;
  readonly image: RgbaImage;
}

/** Scenes that show nothing beside their neighbours; dots of all colours alone would double the file. */
const LEFT_OUT = new Set(["upright", "flip-vertical", "opacity", "noise-rainbow", "server-16", "server-16-snap"]);

/** Every effect once, as tiles with rounded corners. */
export function gallerySheet(): RgbaImage {
  const shown = ({ name }: NamedScene): boolean => !LEFT_OUT.has(name);
  const large = [...PLAIN_SCENES, ...PLACE_SCENES, ...EFFECT_SCENES].filter(shown).map(drawn);
  const small = [...NOISE_SCENES, ...SNAP_SCENES].filter(shown).map(enlarged);
  return sheetOf([...large, ...small]);
}

/** Three icons side by side. */
export function headerSheet(side = 466): RgbaImage {
  const pictures = headerScenes(side).map(({ icon, options }) => renderRgba(icon, options));
  const sheet = blank(side * pictures.length, side);
  pictures.forEach((picture, i) => {
    paste(sheet, picture, i * side, 0);
  });
  return sheet;
}

function drawn({ icon, options }: NamedScene): Tile {
  const image = renderRgba(icon, options);
  return { columns: image.width > SIDE ? 2 : 1, image };
}

/** A small picture with each pixel as a square, as large as a tile. */
function enlarged({ icon, options }: NamedScene): Tile {
  const { width, data } = renderRgba(icon, options);
  const factor = SIDE / width;
  const image = blank(SIDE, SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const [x, y] = [Math.floor((i % SIDE) / factor), Math.floor(Math.floor(i / SIDE) / factor)];
    image.data.set(data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4), 4 * i);
  }
  return { columns: 1, image };
}

function sheetOf(tiles: readonly Tile[]): RgbaImage {
  const places: { tile: Tile; column: number; row: number }[] = [];
  const waiting = [...tiles];
  let [column, row] = [0, 0];
  while (waiting.length > 0) {
    // A tile too wide for the rest of the row waits for the next one that fits.
    const next = waiting.findIndex(({ columns }) => column + columns <= COLUMNS);
    const [tile] = next < 0 ? [] : waiting.splice(next, 1);
    if (tile !== undefined) places.push({ tile, column, row });
    column += tile?.columns ?? COLUMNS;
    if (column >= COLUMNS) [column, row] = [0, row + 1];
  }
  const rows = Math.max(...places.map((place) => place.row)) + 1;
  const step = SIDE + GAP;
  const sheet = blank(COLUMNS * step + GAP, rows * step + GAP);
  for (const { tile, ...at } of places) {
    const width = tile.columns * step - GAP;
    paste(sheet, rounded(onBoard(fitted(tile.image, width))), GAP + at.column * step, GAP + at.row * step);
  }
  return sheet;
}

function blank(width: number, height: number): RgbaImage {
  const data = new Uint8Array(4 * width * height);
  for (let at = 0; at < data.length; at += 4) data.set(SHEET, at);
  return { width, height, data };
}

/** The picture in the middle of a tile's width, its edge columns drawn out to both sides. */
function fitted(image: RgbaImage, width: number): RgbaImage {
  if (image.width === width) return image;
  const wide = blank(width, image.height);
  const shift = Math.floor((width - image.width) / 2);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 4 * (y * image.width + Math.min(image.width - 1, Math.max(0, x - shift)));
      wide.data.set(image.data.subarray(from, from + 4), 4 * (y * width + x));
    }
  }
  return wide;
}

function onBoard({ width, height, data }: RgbaImage): RgbaImage {
  const board = blank(width, height);
  for (let i = 0; i < width * height; i++) {
    const dark = (Math.floor((i % width) / SQUARE) + Math.floor(Math.floor(i / width) / SQUARE)) % 2;
    mix(board.data, 4 * i, [BOARD[dark] ?? 0, BOARD[dark] ?? 0, BOARD[dark] ?? 0], 1);
    mix(board.data, 4 * i, data.subarray(4 * i, 4 * i + 3), (data[4 * i + 3] ?? 0) / 255);
  }
  return board;
}

/** The picture with the sheet in its corners. */
function rounded(image: RgbaImage): RgbaImage {
  const { width, height } = image;
  const r = CORNER;
  const arc = `a${r} ${r} 0 0 1`;
  const path = `M${r} 0H${width - r}${arc} ${r} ${r}V${height - r}${arc} ${-r} ${r}H${r}${arc} ${-r} ${-r}V${r}${arc} ${r} ${-r}Z`;
  const inside = coverage(parsePath(path), { width, height });
  const result = blank(width, height);
  inside.forEach((value, i) => {
    mix(result.data, 4 * i, image.data.subarray(4 * i, 4 * i + 3), value / 255);
  });
  return result;
}

/** Lays a colour over an opaque pixel. */
function mix(pixels: RgbaImage["data"], at: number, color: ArrayLike<number>, alpha: number): void {
  for (let c = 0; c < 3; c++) {
    pixels[at + c] = Math.round((pixels[at + c] ?? 0) * (1 - alpha) + (color[c] ?? 0) * alpha);
  }
}

function paste(sheet: RgbaImage, image: RgbaImage, left: number, top: number): void {
  for (let y = 0; y < image.height; y++) {
    const row = image.data.subarray(4 * y * image.width, 4 * (y + 1) * image.width);
    sheet.data.set(row, 4 * ((top + y) * sheet.width + left));
  }
}
