import { IconError } from "./error.ts";

/** Largest side that an ICO file can name. */
const LARGEST = 256;

/** @throws IconError E_SIZE where the side is over 256 */
export function requireIcoSize(size: number): void {
  if (size <= LARGEST) return;
  throw new IconError("E_SIZE", `an ICO picture of ${size} pixels`, `use sizes up to ${LARGEST}, such as 16,32,48,256`);
}

/**
 * A Windows icon of several sizes. Each is stored as a PNG, which all systems since Windows Vista and all browsers read.
 *
 * @param pictures RGBA PNG files with their side in pixels
 * @throws IconError E_SIZE when a side is over 256
 */
export function encodeIco(pictures: readonly { readonly size: number; readonly png: Uint8Array }[]): Uint8Array {
  for (const { size } of pictures) requireIcoSize(size);
  const directory = 6 + 16 * pictures.length;
  const file = new Uint8Array(pictures.reduce((sum, { png }) => sum + png.length, directory));
  const view = new DataView(file.buffer);
  view.setUint16(2, 1, true);
  view.setUint16(4, pictures.length, true);
  let offset = directory;
  pictures.forEach(({ size, png }, i) => {
    const entry = 6 + 16 * i;
    // 256 is written as 0.
    file[entry] = size % LARGEST;
    file[entry + 1] = size % LARGEST;
    view.setUint16(entry + 4, 1, true);
    view.setUint16(entry + 6, 32, true);
    view.setUint32(entry + 8, png.length, true);
    view.setUint32(entry + 12, offset, true);
    file.set(png, offset);
    offset += png.length;
  });
  return file;
}
