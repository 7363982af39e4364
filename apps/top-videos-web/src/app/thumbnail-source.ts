import type { Picture } from "./picture-cache.ts";
import type { PictureName } from "./thumbnail-address.ts";

/** More than any thumbnail has. */
const LARGEST = 2 * 1024 * 1024;
const PAUSE_MS = 5000;
const WHOLE_MS = 15_000;
const CONNECTIONS = 6;

// Not SVG, which can hold scripts.
const TYPES: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);

/** Fetches thumbnails from one host and no other. */
export interface ThumbnailSource {
  /** Undefined where the host has none, sends none, or cannot be reached. */
  fetch(name: PictureName): Promise<Picture | undefined>;
  close(): Promise<void>;
}

/** @param origin without a path */
export async function thumbnailSource(origin: string): Promise<ThumbnailSource> {
  // Only when it is used: it takes 13 MB.
  const { Pool } = await import("undici");
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    pipelining: 1,
    headersTimeout: PAUSE_MS,
    bodyTimeout: PAUSE_MS,
    connectTimeout: PAUSE_MS,
    maxResponseSize: LARGEST,
  });
  return {
    async fetch({ id, file }) {
      try {
        const path = `/vi/${id}/${file}`;
        const answer = await pool.request({ path, method: "GET", signal: AbortSignal.timeout(WHOLE_MS) });
        const type = String(answer.headers["content-type"]).split(";", 1)[0]?.trim() ?? "";
        // A redirect is not followed: it is an answer like any other that is not 200.
        if (answer.statusCode !== 200 || !TYPES.has(type)) {
          await answer.body.dump();
          return undefined;
        }
        return { type, bytes: await answer.body.bytes() };
      } catch {
        return undefined;
      }
    },
    close: () => pool.destroy(),
  };
}
