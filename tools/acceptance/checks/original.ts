import { existsSync } from "node:fs";
import path from "node:path";
import { INSTALLED, PEERS_FOLDER } from "../../benchmarks/peers/peers.ts";
import { Child } from "../../benchmarks/src/child.ts";

/** Bytes of the original's 2,583 files at 512 px, icon size 486, black on white, measured with version 0.2.0. */
export const STORED_TOTAL = 36_073_910;

/** Where the original's Python package is: below PEERS_DIR, or where `npm run bench:peers` puts it. */
function folder(): string | undefined {
  const { PEERS_DIR } = process.env;
  const places = [path.join(INSTALLED, "py", "icon-to-image"), ...(PEERS_DIR ? [path.join(PEERS_DIR, "py")] : [])];
  return places.find((place) => existsSync(path.join(place, "icon_to_image")));
}

/** Bytes of the original's files for these names at 512 px; undefined where it is not installed. */
export async function originalBytes(names: readonly string[]): Promise<number | undefined> {
  const place = folder();
  if (place === undefined) return undefined;
  const original = new Child("python3", [path.join(PEERS_FOLDER, "icon_to_image.py"), place]);
  try {
    return (await original.ask({ op: "run", repeat: 1, job: { task: "batch", icons: names, size: 512 } })).bytes;
  } finally {
    await original.close();
  }
}

/** Path of oxipng; undefined where it is not installed. */
export function oxipng(): string | undefined {
  const { PEERS_DIR } = process.env;
  const places = [INSTALLED, ...(PEERS_DIR ? [PEERS_DIR] : [])].map((place) => path.join(place, "cargo/bin/oxipng"));
  return places.find((place) => existsSync(place));
}
