import { readdirSync } from "node:fs";
import { watch } from "node:fs/promises";
import { join } from "node:path";

/** The file of a folder whose name ends so, once there is one. */
export async function appeared(folder: string, ending: string): Promise<string> {
  const changes = watch(folder, { signal: AbortSignal.timeout(20_000) })[Symbol.asyncIterator]();
  for (;;) {
    const next = changes.next();
    const name = readdirSync(folder).find((each) => each.endsWith(ending));
    if (name !== undefined) {
      next.catch(() => {});
      await changes.return?.();
      return join(folder, name);
    }
    await next;
  }
}
