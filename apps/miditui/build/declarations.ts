import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

const RELATIVE = /(?:from|import)\s*\(?\s*["'](\.[^"']+)\.(?:js|tsx?)["']/g;

/** Removes declarations that nobody reaches from the public entry: they describe what is inside the bundle. */
export function pruneDeclarations(folder: string): void {
  const reached = new Set<string>();
  const waiting = [join(folder, "index.d.ts")];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(RELATIVE)) {
      waiting.push(join(dirname(file), `${name}.d.ts`));
    }
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = join(folder, name);
    if (name.endsWith(".d.ts") && !reached.has(file)) rmSync(file);
  }
  // A folder that held nothing else has nothing left.
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inside = join(folder, entry.name);
    if (entry.isDirectory() && readdirSync(inside).length === 0) rmSync(inside, { recursive: true });
  }
}
