import { fileURLToPath } from "node:url";

/** Where our own bank is, a SoundFont 2 that the build makes. */
export function ownBankFile(): string {
  const place = import.meta.url.endsWith(".ts") ? "../../dist/bank/general.sf2" : "bank/general.sf2";
  return fileURLToPath(new URL(place, import.meta.url));
}
