/** Straight RGBA pixels, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray;
}

/** Sum of the alpha of all pixels: what an icon drawn on transparent covers, times 255. */
export function ink({ data }: Pixels): number {
  let sum = 0;
  for (let i = 3; i < data.length; i += 4) sum += data[i] ?? 0;
  return sum;
}

/** The picture turned clockwise by quarters of a full turn, pixel by pixel. */
export function turned(image: Pixels, quarters: number): Pixels {
  let result = image;
  for (let i = 0; i < quarters; i++)
    result = mapped(result, result.height, result.width, (x, y, { height }) => [y, height - 1 - x]);
  return result;
}

/** The picture seen in a mirror beside it. */
export function mirrored(image: Pixels): Pixels {
  return mapped(image, image.width, image.height, (x, y, { width }) => [width - 1 - x, y]);
}

/** The middle of a picture. */
export function middle(image: Pixels, width: number, height: number): Pixels {
  const [left, top] = [(image.width - width) / 2, (image.height - height) / 2];
  return mapped(image, width, height, (x, y) => [x + left, y + top]);
}

/** A picture whose pixel x, y is the given picture's pixel at `from(x, y)`. */
function mapped(
  image: Pixels,
  width: number,
  height: number,
  from: (x: number, y: number, image: Pixels) => [number, number],
): Pixels {
  const data = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [fromX, fromY] = from(x, y, image);
      const at = 4 * (fromY * image.width + fromX);
      data.set(image.data.subarray(at, at + 4), 4 * (y * width + x));
    }
  }
  return { width, height, data };
}

/** Whether two pictures are the same in every byte. */
export function same(a: Uint8Array | Uint8ClampedArray, b: Uint8Array | Uint8ClampedArray): boolean {
  return Buffer.compare(bufferOf(a), bufferOf(b)) === 0;
}

function bufferOf(bytes: Uint8Array | Uint8ClampedArray): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Red, green, blue and alpha of the pixel in the middle. */
export function centre({ width, height, data }: Pixels): number[] {
  const at = 4 * (Math.floor(height / 2) * width + Math.floor(width / 2));
  return [...data.subarray(at, at + 4)];
}
