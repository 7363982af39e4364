import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

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

/** Where each name of an entry comes from: `export { type Cells, PALETTE } from "./core/cells.js"`. */
const PASSED_ON = /(?:im|ex)port (?:type )?\{([^}]*)\} from "([^"]+)";/g;

/**
 * Leads imports of the terminal package to its declarations in `terminal/` beside those of ballin, name by name, since it is
 * not installed with it: what no name comes from can then be removed.
 */
export function bringTerminal(folder: string): void {
  const homes = new Map<string, string>();
  const entry = readFileSync(join(folder, "terminal/index.d.ts"), "utf8");
  for (const [, names = "", from = ""] of entry.matchAll(PASSED_ON))
    for (const name of namesOf(names)) homes.set(bare(name), join(folder, "terminal", from));
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = join(folder, name);
    if (!name.endsWith(".d.ts")) continue;
    const text = readFileSync(file, "utf8");
    const local = text.replaceAll(PASSED_ON, (whole, names: string, from: string) =>
      from === "@side-projects/terminal" ? namedLines(whole, names, (each) => pathTo(file, homes.get(each))) : whole,
    );
    if (local !== text) writeFileSync(file, local);
  }
}

/** The names of a statement; a list over several lines ends with a comma. */
function namesOf(list: string): string[] {
  return list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** A statement for each of the names of one. */
function namedLines(whole: string, list: string, home: (name: string) => string): string {
  const [keyword = ""] = /^(?:im|ex)port (?:type )?/.exec(whole) ?? [];
  return namesOf(list)
    .map((name) => `${keyword}{ ${name} } from "${home(bare(name))}";`)
    .join("\n");
}

function bare(name: string): string {
  return name.replace(/^type /, "");
}

function pathTo(file: string, home: string | undefined): string {
  if (home === undefined) throw new Error(`${file} has a name that the terminal package does not export`);
  return `./${relative(dirname(file), home).split(sep).join("/")}`;
}
