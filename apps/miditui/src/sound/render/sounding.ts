import { MidituiError } from "../../core/error.ts";
import type { Chunk } from "./part-renderer.ts";
import type { RenderThread } from "./render-thread.ts";

/** Some frames of a song, as its parts sound and all together. */
export interface Sounding {
  readonly mix: Chunk;
  readonly parts: readonly Chunk[];
}

/**
 * A song without an end, as threads render it. Parts are summed in their order; they are dealt out to the threads in turn.
 *
 * @throws MidituiError what a thread has thrown; E_CANCELLED after an abort
 */
export async function* sounding(
  threads: readonly RenderThread[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Sounding> {
  const cancelled = new Promise<never>((_, reject) => {
    const cancel = (): void => reject(new MidituiError("E_CANCELLED", "the export was cancelled"));
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
  });
  cancelled.catch(() => {});
  for (;;) {
    const ofThreads = await Promise.race([cancelled, Promise.all(threads.map((thread) => thread.next()))]);
    const rounds = Math.max(...ofThreads.map(({ length }) => length));
    const parts = Array.from({ length: rounds }, (_, round) =>
      ofThreads.flatMap((chunks) => chunks[round] ?? []),
    ).flat();
    yield { mix: sumOf(parts), parts };
  }
}

function sumOf(parts: readonly Chunk[]): Chunk {
  const [first, ...others] = parts;
  if (first === undefined) throw new MidituiError("E_INTERNAL", "a song without parts");
  const left = first.left.slice();
  const right = first.right.slice();
  let { voices } = first;
  for (const other of others) {
    voices += other.voices;
    for (let index = 0; index < left.length; index++) {
      left[index] = (left[index] ?? 0) + (other.left[index] ?? 0);
      right[index] = (right[index] ?? 0) + (other.right[index] ?? 0);
    }
  }
  return { left, right, voices };
}
