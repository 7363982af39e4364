import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { demoSong } from "../src/core/demo/demo-song.ts";
import { writeMidi } from "../src/core/midi/write-midi.ts";
import { ownBank } from "./bank/bank.ts";
import { pruneDeclarations } from "./declarations.ts";
import { notices } from "./notices.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** What is imported by name from outside, the command, and what runs on a thread or in a process of its own. */
const ENTRIES = {
  index: "index.ts",
  cli: "cli.ts",
  "engine-worker": "sound/engine/engine-worker.ts",
  "render-worker": "sound/render/render-worker.ts",
  "effect-host": "sound/render/effect-host.ts",
  host: "sound/outputs/host.ts",
  "midi-child": "sound/midi/midi-child.ts",
} as const;

/** Modules that every command loads. */
const COMMAND_START =
  /(?:src[\\/](?:cli[\\/](?:args|command-list|failure|flags|named|run|streams)|core[\\/]error|sound[\\/]outputs[\\/]effect-names)|packages[\\/]command[\\/].*)\.ts$/;

/**
 * Writes dist: the library and the command as modules that share their parts, the declarations, what is to be said of
 * others' work in it, a song to open, and instruments to play it. It is made aside, so that the command can be used meanwhile.
 */
export async function bundle(): Promise<void> {
  const aside = `${dist}.${process.pid}`;
  try {
    await write(aside);
    rmSync(dist, { recursive: true, force: true });
    renameSync(aside, dist);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function write(folder: string): Promise<void> {
  const inputs = Object.entries(ENTRIES).map(([name, file]) => [name, join(root, "src", file)] as const);
  const build = await rolldown({
    input: Object.fromEntries(inputs.filter(([, file]) => existsSync(file))),
    // Ink asks for the developer tools only where DEV is set, which it never is here.
    external: [/^node:/, "react-devtools-core", "ws", ...dependencies()],
    platform: "node",
    // React is two programs, of which the one for development is twice as slow. The layout engine of Ink looks for fetch,
    // which takes Node 30 ms to bring, and does not need it.
    transform: { define: { "process.env.NODE_ENV": '"production"', "process.env.DEV": '"false"', fetch: "undefined" } },
    treeshake: { moduleSideEffects: [{ test: /[\\/]packages[\\/]/, sideEffects: false }] },
  });
  const { output } = await build.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "part-[name].js",
    // What the command needs before it knows what it is asked for is one file: to open another takes milliseconds.
    codeSplitting: { groups: [{ name: "command", test: COMMAND_START }] },
    minify: true,
    comments: false,
  });
  await build.close();
  const modules = output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
  writeFileSync(join(folder, "NOTICE"), notices(modules));
  mkdirSync(join(folder, "songs"));
  writeFileSync(join(folder, "songs/night-ferry.mid"), writeMidi(demoSong()).bytes);
  mkdirSync(join(folder, "bank"));
  writeFileSync(join(folder, "bank/general.sf2"), await ownBank());
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json"), "--outDir", folder], {
    stdio: "inherit",
  });
  pruneDeclarations(folder);
}

/** What is installed with the package stays outside; the rest is inside, because one file opens sooner than two hundred. */
function dependencies(): RegExp[] {
  const manifest: { optionalDependencies?: Record<string, string> } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  return Object.keys(manifest.optionalDependencies ?? {}).map(
    (name) => new RegExp(`^${name.replace(/[/.]/g, "\\$&")}(?:/|$)`),
  );
}
