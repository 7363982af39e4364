import type { PngHeader, RgbaImage } from "@side-projects/raster";

/** A picture as PNG stores it, before it is compressed. */
export interface PngRows {
  readonly header: PngHeader;
  /** Each row after a filter byte of 0: letters on a plain ground compress best as they are (measured). */
  readonly rows: Uint8Array;
  /** Bytes of a row, filter byte included. */
  readonly rowBytes: number;
}

/**
 * The rows of a picture: a palette where 256 colours are enough, else RGB where it is known to be opaque, else RGBA.
 */
export function pngRows(image: RgbaImage, opaque: boolean): PngRows {
  return indexedRows(image) ?? directRows(image, opaque ? 3 : 4);
}

function directRows({ width, height, data }: RgbaImage, channels: 3 | 4): PngRows {
  const rowBytes = channels * width + 1;
  const rows = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    const begin = y * rowBytes + 1;
    if (channels === 4) {
      rows.set(data.subarray(4 * y * width, 4 * (y + 1) * width), begin);
      continue;
    }
    let at = 4 * y * width;
    const end = begin + 3 * width;
    for (let to = begin; to < end; to += 3) {
      rows[to] = data[at] ?? 0;
      rows[to + 1] = data[at + 1] ?? 0;
      rows[to + 2] = data[at + 2] ?? 0;
      at += 4;
    }
  }
  return { header: { width, height, colorType: channels === 3 ? 2 : 6, bitDepth: 8 }, rows, rowBytes };
}

function indexedRows({ width, height, data }: RgbaImage): PngRows | undefined {
  const rowBytes = width + 1;
  const rows = new Uint8Array(rowBytes * height);
  const found = new Map<number, number>();
  let last: number | undefined;
  let index = 0;
  let at = 0;
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * rowBytes;
    for (let to = y * rowBytes + 1; to < end; to++) {
      const color =
        (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16) | ((data[at + 3] ?? 0) << 24);
      at += 4;
      if (color !== last) {
        last = color;
        const known = found.get(color);
        if (known === undefined && found.size === 256) return undefined;
        index = known ?? found.size;
        if (known === undefined) found.set(color, index);
      }
      rows[to] = index;
    }
  }
  const { colors, order } = opaqueLast(Uint32Array.from(found.keys()));
  for (let i = 0; i < rows.length; i += rowBytes) {
    for (let to = i + 1; to < i + rowBytes; to++) rows[to] = order[rows[to] ?? 0] ?? 0;
  }
  return { header: { width, height, colorType: 3, bitDepth: 8, colors }, rows, rowBytes };
}

/** Colours with those first that are not opaque, so that the file lists no more alphas than it has to. */
function opaqueLast(colors: Uint32Array): { colors: Uint32Array; order: Uint8Array } {
  const sorted = colors.slice().sort();
  return { colors: sorted, order: Uint8Array.from(colors, (color) => sorted.indexOf(color)) };
}
