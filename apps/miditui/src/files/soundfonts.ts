import { opendirSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { basename, extname, join, posix, win32 } from "node:path";
import { hasGeneralMidi } from "./general-midi.ts";
import { statusOf } from "./status.ts";

/** A SoundFont of this machine. */
export interface Soundfont {
  /** Of the file, without its ending. */
  readonly name: string;
  /** Where the file is, links followed. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Whether it has all of General MIDI, by its name or by its presets, so that it may be taken unasked. */
  readonly general: boolean;
}

/** What tells where to look. */
export interface Surroundings {
  /** @default process.env */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** @default process.platform */
  readonly platform?: string;
  /** @default the user's own folder */
  readonly home?: string;
}

/** Folders below one where fonts may lie, entries that are looked at in all, and fonts that are listed. */
const DEPTH = 3;
const MOST_ENTRIES = 20_000;
const MOST_FONTS = 500;

/** Of what is larger than that nobody wants to have the whole in memory without being asked, in bytes. */
const LARGEST = 512 * 1024 * 1024;

/** Smaller ones have not all instruments, in bytes. */
const SMALLEST = 500 * 1024;

const ENDINGS: readonly string[] = [".sf2", ".sf3", ".dls"];

/** Names of sets with all of General MIDI, the better the earlier; in small letters, without what parts their words. */
const GENERAL: readonly RegExp[] = [
  /generaluser/,
  /musescoregeneral|msbasic/,
  /fluidr3gm|fluidr3mono/,
  /sgm/,
  /arachno/,
  /timbresofheaven/,
  /timgm/,
  /(^|[^a-z])gm|gm([^a-z]|$)|defaultgm|generalmidi|gsinstruments/,
];

/**
 * The SoundFonts in the usual folders of the system, or in those that MIDITUI_SOUNDFONTS names (parted like PATH; empty:
 * none): those with all of General MIDI first, the best of them foremost, then the rest by name.
 */
export function findSoundfonts(surroundings: Surroundings = {}): Soundfont[] {
  const { platform = process.platform } = surroundings;
  const found = new Map<string, Soundfont>();
  const search: Search = { found, entries: 0 };
  for (const place of placesOf(surroundings, platform)) searchIn(place, 0, search);
  const rank = ({ general, name }: Soundfont): number => (general ? rankOf(name) : GENERAL.length + 1);
  return [...found.values()].sort((a, b) => rank(a) - rank(b) || b.size - a.size || order(a.path, b.path));
}

/** The SoundFont to be taken where nobody has named one; undefined where there is none with all of General MIDI. */
export function systemSoundfont(surroundings: Surroundings = {}): string | undefined {
  const [best] = findSoundfonts(surroundings);
  return best?.general ? best.path : undefined;
}

interface Search {
  /** By path. */
  readonly found: Map<string, Soundfont>;
  entries: number;
}

function searchIn(path: string, depth: number, search: Search): void {
  const real = realPathOf(path);
  const status = real === undefined ? undefined : statusOf(real);
  if (real === undefined || status === undefined || search.found.size >= MOST_FONTS) return;
  if (status.isFile()) {
    const ending = extname(real);
    if (!ENDINGS.includes(ending.toLowerCase()) || status.size === 0) return;
    const name = basename(real, ending);
    const isFit = status.size >= SMALLEST && status.size <= LARGEST;
    const general = isFit && (rankOf(name) < GENERAL.length || hasGeneralMidi(real));
    search.found.set(real, { name, path: real, size: status.size, general });
  } else if (status.isDirectory() && depth < DEPTH) {
    for (const entry of namesIn(real, search)) searchIn(join(real, entry), depth + 1, search);
  }
}

/** Names that may be fonts or folders; none where the folder cannot be read. */
function namesIn(folder: string, search: Search): string[] {
  const names: string[] = [];
  try {
    const opened = opendirSync(folder);
    try {
      for (let entry = opened.readSync(); entry && search.entries < MOST_ENTRIES; entry = opened.readSync()) {
        search.entries++;
        const isFont = ENDINGS.includes(extname(entry.name).toLowerCase());
        if (isFont || (entry.isDirectory() && !entry.name.startsWith("."))) names.push(entry.name);
      }
    } finally {
      opened.closeSync();
    }
  } catch {
    return names;
  }
  return names.sort(order);
}

function placesOf({ environment = process.env, home = homedir() }: Surroundings, platform: string): string[] {
  const { delimiter, join } = platform === "win32" ? win32 : posix;
  const own = environment.MIDITUI_SOUNDFONTS;
  if (own !== undefined) return own.split(delimiter).filter((folder) => folder !== "");
  if (platform === "win32") {
    const { SystemRoot = "C:\\Windows", SystemDrive = "C:", ProgramData = "C:\\ProgramData" } = environment;
    return [
      join(home, "SoundFonts"),
      join(home, "Documents", "SoundFonts"),
      join(home, "Documents", "MuseScore4", "SoundFonts"),
      join(`${SystemDrive}\\`, "SoundFonts"),
      join(ProgramData, "SoundFonts"),
      join(SystemRoot, "System32", "drivers", "gm.dls"),
    ];
  }
  if (platform === "darwin") {
    return [
      join(home, "Library", "Audio", "Sounds", "Banks"),
      "/Library/Audio/Sounds/Banks",
      join(home, "Documents", "MuseScore4", "SoundFonts"),
      ...["/opt/homebrew/share", "/usr/local/share"].flatMap((share) => [
        join(share, "soundfonts"),
        join(share, "fluid-synth", "sf2"),
      ]),
      "/System/Library/Components/CoreAudio.component/Contents/Resources/gs_instruments.dls",
    ];
  }
  const shares = [
    environment.XDG_DATA_HOME || join(home, ".local", "share"),
    ...(environment.XDG_DATA_DIRS || "/usr/local/share:/usr/share").split(":").filter((share) => share !== ""),
    "/run/current-system/sw/share",
  ];
  return [
    join(home, "soundfonts"),
    join(home, "Documents", "MuseScore4", "SoundFonts"),
    ...shares.flatMap((share) => ["soundfonts", "sounds/sf2", "sounds/sf3"].map((folder) => join(share, folder))),
  ];
}

/** The lower, the better. */
function rankOf(name: string): number {
  const plain = name.toLowerCase();
  const words = plain.replace(/[^a-z0-9]/g, "");
  const rank = GENERAL.findIndex((pattern) => pattern.test(words) || pattern.test(plain));
  return rank < 0 ? GENERAL.length : rank;
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
