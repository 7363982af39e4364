import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PEERS_FOLDER } from "../peers/peers.ts";

const APPS: ReadonlySet<string> = new Set(["top-videos-web", "ballin", "miditui"]);

/** The version of one of our packages, by its name. */
export function packageVersion(root: string, name: string): Record<string, string> {
  const folder = APPS.has(name) ? "apps" : "packages";
  const manifest: { version: string } = readJson(join(root, folder, name, "package.json"));
  return { [name]: manifest.version };
}

/** The pinned versions of the programs we compete with, by their names. */
export function peerVersions(): Record<string, string> {
  const pinned: Record<"crates" | "libraries" | "npm", Record<string, string>> & { python: Record<string, string[]> } =
    readJson(join(PEERS_FOLDER, "versions.json"));
  const { dependencies }: { dependencies: Record<string, string> } = readJson(join(PEERS_FOLDER, "..", "package.json"));
  const fromPython = Object.keys(pinned.python).flatMap((name) => {
    const spelled = name.replace("_", "");
    const version = pinned.python[name]?.find((spec) => spec.startsWith(`${spelled}==`))?.split("==")[1];
    return version === undefined ? [] : [[name, version] as const];
  });
  const fromNpm = Object.entries(dependencies).filter(([, version]) => !version.startsWith("workspace:"));
  // wordcloud2.js is published as wordcloud, which is the name of ours too.
  const { wordcloud = "", ...others } = pinned.npm;
  return {
    ...Object.fromEntries([...fromPython, ...fromNpm]),
    ...pinned.crates,
    ...Object.fromEntries(
      Object.entries(pinned.libraries).map(([name, version]) => [`${name} (the original)`, version]),
    ),
    ...others,
    "wordcloud2.js": wordcloud,
  };
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, "utf8"));
}
