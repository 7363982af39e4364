/** Kinds of files that a song is kept in. */
export type FileFormat = "json" | "oxm" | "mid";

/** Formats in the order that Tab goes through; a new song is saved as the first. */
export const FORMATS: readonly ["mid", "json", "oxm"] = ["mid", "json", "oxm"];

const BY_EXTENSION: ReadonlyMap<string, FileFormat> = new Map([
  ["json", "json"],
  ["oxm", "oxm"],
  ["mid", "mid"],
  ["midi", "mid"],
  ["smf", "mid"],
  ["kar", "mid"],
]);

/** The kind of file that a name's extension tells, undefined for one that is none of ours. */
export function formatOf(name: string): FileFormat | undefined {
  const extension = /\.([A-Za-z]+)$/.exec(name)?.[1];
  return extension === undefined ? undefined : BY_EXTENSION.get(extension.toLowerCase());
}

/** The name without an extension of ours. */
export function stemOf(name: string): string {
  return formatOf(name) === undefined ? name : name.slice(0, name.lastIndexOf("."));
}

/** Whether a name is one that the open dialog lists. */
export function isSongName(name: string): boolean {
  return formatOf(name) !== undefined || /\.rmi$/i.test(name);
}

/** Whether a name is that of a sound file. */
export function isWavName(name: string): boolean {
  return /\.wav$/i.test(name);
}

/** Whether a name is that of a bank of sounds. */
export function isBankName(name: string): boolean {
  return /\.(?:sf2|sf3|dls)$/i.test(name);
}
