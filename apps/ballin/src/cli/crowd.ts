import type { Streams } from "@side-projects/command/node";
import { BAR_ROWS } from "../core/app/layout.ts";
import { roomFor } from "../core/physics/room.ts";
import type { Size } from "../headless/size.ts";
import { grouped } from "./grouped.ts";

/** Says so where there are more balls than a world has room for. */
export function noteCrowd(
  { size, balls, radius }: { readonly size: Size; readonly balls: number; readonly radius: number },
  streams: Streams,
): void {
  const room = roomFor(size.columns, size.rows - BAR_ROWS, radius);
  if (balls <= room) return;
  streams.note(
    `${size.columns}x${size.rows} has room for ${grouped(room)} balls of radius ${radius}; they will be squeezed`,
  );
}
