import { Canvas } from "./canvas.ts";
import { mixText, pick } from "./mix.ts";
import { PALETTES } from "./palettes.ts";
import { SCENES } from "./scenes.ts";

/**
 * The picture of a video as a PNG file: a scene and its colours follow from the id alone, so that the same video has
 * the same picture wherever it is drawn and in every size.
 *
 * @param size pixels
 * @throws RasterError E_SIZE where the size is out of range
 */
export function drawThumbnail(id: string, size: { readonly width: number; readonly height: number }): Uint8Array {
  const canvas = new Canvas(size);
  pick(SCENES, mixText(1, id))(canvas, pick(PALETTES, mixText(2, id)), mixText(3, id));
  return canvas.png();
}
