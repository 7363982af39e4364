import type { Channel } from "./channel.ts";
import { drawThumbnail } from "./thumbnail.ts";
import { THUMBNAIL_SIZES } from "./thumbnail-sizes.ts";

const CHANNEL_SIDES = ["88", "240", "800"];

/** Whether a path is one of a picture, there or not. */
export function isPicturePath(path: string): boolean {
  return path.startsWith("/vi/") || path.startsWith("/ch/");
}

/** The picture at `/vi/<video>/<size>.png` or `/ch/<channel>/<side>.png`; undefined where there is none. */
export function pictureAt(path: string, channel: Channel, channelId: string): Uint8Array | undefined {
  const [, folder, id = "", file = "", ...rest] = path.split("/");
  const name = file.endsWith(".png") ? file.slice(0, -4) : "";
  if (rest.length > 0 || name === "") return undefined;
  if (folder === "ch") {
    const side = Number(name);
    return id === channelId && CHANNEL_SIDES.includes(name)
      ? drawThumbnail(id, { width: side, height: side })
      : undefined;
  }
  const size = THUMBNAIL_SIZES.find((candidate) => candidate.file === name);
  return size === undefined || channel.find(id) === undefined ? undefined : drawThumbnail(id, size);
}
