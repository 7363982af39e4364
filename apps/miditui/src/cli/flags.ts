import { EFFECTS } from "../sound/outputs/effect-names.ts";

/** An option of the command: how it is written, what it takes, what it does. */
export interface Flag {
  /** Long name, without dashes. */
  readonly name: string;
  /** What commands call it, where two options of different commands have one name. @default its name */
  readonly id?: string;
  readonly short?: string;
  readonly kind: "switch" | "text";
  /** What the value is called in the help. */
  readonly value?: string;
  /** The only texts that it takes. */
  readonly choices?: readonly string[];
  readonly help: string;
  /** Default as the help shows it. */
  readonly usual?: string;
}

/** What --to takes. */
export const FORMATS = ["mid", "json", "oxm"] as const;

/** What --audio takes. */
export const AUDIO = ["auto", "null", "pipe"] as const;

/** What --least takes, by how much it matters. */
export const LEVELS = ["note", "warning", "error"] as const;

/** What --bits takes. */
export const BITS = ["16", "24", "32f"] as const;

const OWN_FLAGS: readonly Flag[] = [
  { name: "new", short: "n", kind: "switch", help: "a new song, not the one that was left unsaved, which is kept" },
  {
    name: "to",
    short: "t",
    kind: "text",
    value: "FORMAT",
    choices: FORMATS,
    help: "mid, json, oxm",
    usual: "by the name",
  },
  { name: "force", short: "f", kind: "switch", help: "replaces a file that is there already" },
  {
    name: "least",
    kind: "text",
    value: "LEVEL",
    choices: LEVELS,
    help: "leaves out what matters less: note, warning, error",
    usual: "note",
  },
  {
    name: "soundfont",
    short: "s",
    kind: "text",
    value: "FILE",
    help: "instruments: an .sf2, .sf3 or .dls",
    usual: "the song's, the system's, our own",
  },
  {
    name: "audio",
    kind: "text",
    value: "WHERE",
    choices: AUDIO,
    help: "auto: a device, else a player, else nowhere; pipe: a player; null: nowhere",
    usual: "auto",
  },
  {
    name: "latency",
    kind: "text",
    value: "MS",
    help: "milliseconds rendered ahead, 5 to 1000",
    usual: "by the output",
  },
  { name: "from", kind: "text", value: "BAR", help: "begins there", usual: "1" },
  { name: "loop", kind: "switch", help: "again and again, until it is stopped" },
  {
    name: "effect",
    kind: "text",
    value: "NAME",
    choices: EFFECTS,
    help: "on the whole: room, hall, warm, wide, off",
    usual: "off",
  },
  { name: "output", short: "o", kind: "text", value: "FILE", help: "the WAV; - for the standard output" },
  { name: "rate", kind: "text", value: "HZ", help: "frames a second, 8000 to 192000", usual: "44100" },
  { name: "bits", kind: "text", value: "BITS", choices: BITS, help: "of a sample: 16, 24, 32f", usual: "16" },
  { name: "stems", kind: "text", value: "FOLDER", help: "a file for each track too, in this folder" },
  { name: "to", id: "to-bar", kind: "text", value: "BAR", help: "last bar, to its end", usual: "the last one" },
  { name: "loop", id: "seamless", kind: "switch", help: "goes round: what rings on is heard at its start" },
  { name: "gain", kind: "text", value: "DB", help: "louder by so many decibels, -60 to 24", usual: "0" },
  { name: "json", kind: "switch", help: "the result as one line of JSON" },
];

/** Options that every command takes. */
export const COMMON_FLAGS: readonly Flag[] = [
  { name: "quiet", short: "q", kind: "switch", help: "no notes and no warnings; errors stay" },
  { name: "verbose", kind: "switch", help: "where a mistake of ours happened, why nothing is heard" },
  { name: "help", short: "h", kind: "switch", help: "this text, or that of a command" },
  { name: "version", short: "V", kind: "switch", help: "version of miditui" },
];

export const FLAGS: readonly Flag[] = [...OWN_FLAGS, ...COMMON_FLAGS];

/** What commands and arguments call an option. */
export function flagId({ id, name }: Flag): string {
  return id ?? name;
}
