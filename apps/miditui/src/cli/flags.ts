/** An option of the command: how it is written, what it takes, what it does. */
export interface Flag {
  /** Long name, without dashes. */
  readonly name: string;
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

/** What --least takes, by how much it matters. */
export const LEVELS = ["note", "warning", "error"] as const;

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
  { name: "json", kind: "switch", help: "the result as one line of JSON" },
];

/** Options that every command takes. */
export const COMMON_FLAGS: readonly Flag[] = [
  { name: "quiet", short: "q", kind: "switch", help: "no notes and no warnings; errors stay" },
  { name: "verbose", kind: "switch", help: "where a mistake of ours happened" },
  { name: "help", short: "h", kind: "switch", help: "this text, or that of a command" },
  { name: "version", short: "V", kind: "switch", help: "version of miditui" },
];

export const FLAGS: readonly Flag[] = [...OWN_FLAGS, ...COMMON_FLAGS];
