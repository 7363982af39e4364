import { Circuit } from "./circuit.ts";
import type { Picture } from "./picture-cache.ts";
import type { PictureName } from "./thumbnail-address.ts";

/** More than any thumbnail has. */
const LARGEST = 2 * 1024 * 1024;
const PAUSE_MS = 2000;
const WHOLE_MS = 8000;
const CONNECTIONS = 6;

/** Of so many that it leaves without an answer in a row, a host is not asked again for so long. */
const SILENCE = { failures: 3, pauseMs: 60_000 } as const;

// Not SVG, which can hold scripts.
const TYPES: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);

/** Fetches thumbnails from one host and no other. */
export interface ThumbnailSource {
  /** Null where the host has none or sends none, undefined where it does not answer. */
  fetch(name: PictureName): Promise<Picture | null | undefined>;
  close(): Promise<void>;
}

/** @param origin without a path */
export async function thumbnailSource(origin: string): Promise<ThumbnailSource> {
  // Only when it is used: it takes 13 MB.
  const { Pool, errors } = await import("undici");
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    pipelining: 1,
    headersTimeout: PAUSE_MS,
    bodyTimeout: PAUSE_MS,
    connectTimeout: PAUSE_MS,
    maxResponseSize: LARGEST,
  });
  const circuit = new Circuit(SILENCE);
  const answerOf = async ({ id, file }: PictureName, given: AbortSignal): Promise<Picture | null> => {
    const signal = AbortSignal.any([given, AbortSignal.timeout(WHOLE_MS)]);
    const answer = await pool.request({ path: `/vi/${id}/${file}`, method: "GET", signal });
    const type = String(answer.headers["content-type"]).split(";", 1)[0]?.trim() ?? "";
    // A redirect is not followed: it is an answer like any other that is not 200.
    if (answer.statusCode !== 200 || !TYPES.has(type)) {
      await answer.body.dump();
      return null;
    }
    try {
      return { type, bytes: await answer.body.bytes() };
    } catch (error) {
      if (error instanceof errors.ResponseExceededMaxSizeError) return null;
      throw error;
    }
  };
  return {
    fetch: (name) => circuit.run((given) => answerOf(name, given)),
    close: () => pool.destroy(),
  };
}
