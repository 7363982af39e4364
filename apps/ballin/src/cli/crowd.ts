import { BAR_ROWS } from "../core/app/layout.ts";
import type { Size } from "../headless/size.ts";
import { grouped } from "./grouped.ts";
import type { Streams } from "./streams.ts";

/** Part of an area that discs fill at most when they fall at random. */
const PACKED = 0.84;

/** Says so where there are more balls than a world has room for. */
export function noteCrowd(
  { size, balls, radius }: { readonly size: Size; readonly balls: number; readonly radius: number },
  streams: Streams,
): void {
  const area = size.columns * (size.rows - BAR_ROWS);
  const room = Math.floor((area * PACKED) / (Math.PI * radius * radius));
  if (balls <= room) return;
  streams.note(
    `${size.columns}x${size.rows} has room for ${grouped(room)} balls of radius ${radius}; they will be squeezed`,
  );
}
