import { type Cells, type PictureOptions, cellsToPng as terminalPicture } from "@side-projects/terminal";
import { ownError } from "../terminal-error.ts";

/**
 * A PNG of what a terminal with a dark theme shows.
 *
 * @throws BallinError E_SIZE when the picture would be larger than a PNG of ours can be, or a cell is out of range
 */
export function cellsToPng(cells: Cells, options: PictureOptions = {}): Uint8Array {
  try {
    return terminalPicture(cells, options);
  } catch (error) {
    throw ownError(error);
  }
}
