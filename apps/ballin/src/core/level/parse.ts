import { BallinError } from "../error.ts";
import { ITEM_RANGES } from "../shapes/limits.ts";
import type { Options } from "../simulation/command.ts";
import { finite, Notes, numberIn, type Part, partOf, told } from "./fields.ts";
import { LEVEL_LENGTH, LEVEL_VERSION, type Level } from "./level.ts";
import { jsonMistake } from "./mistake.ts";
import { DEFAULT_OPTIONS, type NumberOption, OPTION_RANGES } from "./options.ts";
import { ItemReader } from "./parse-items.ts";

export interface ParsedLevel extends Level {
  /** What was skipped or changed, for a person to read; none for a file of ours or the original's. */
  readonly notes: readonly string[];
}

const HINT = "choose a file that ballin saved";

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { line, column } = jsonMistake(text);
    const message = `the level is not JSON: line ${line}, column ${column}`;
    throw new BallinError("E_LEVEL", message, HINT, { cause: error });
  }
}

function checkVersion(value: unknown): void {
  if (value === undefined) return;
  const version = finite(value);
  if (version === undefined || version < 0 || !Number.isInteger(version)) {
    throw new BallinError("E_LEVEL", `the level's version is ${told(value)}, no whole number`, HINT);
  }
  if (version > LEVEL_VERSION) {
    throw new BallinError(
      "E_LEVEL",
      `the level has version ${version}, this ballin reads up to ${LEVEL_VERSION}`,
      "update ballin to open it",
    );
  }
}

function optionsOf(part: Part, notes: Notes): Options {
  const flag = (name: "fps_cap" | "show_fps" | "color_mode"): boolean => {
    const value = part.fields.get(name);
    if (typeof value === "boolean") return value;
    if (value !== undefined) notes.add(`options.${name} is ${told(value)}, taken as ${DEFAULT_OPTIONS[name]}`);
    return DEFAULT_OPTIONS[name];
  };
  const number = (name: NumberOption): number => {
    const inside = numberIn(part, name, OPTION_RANGES[name], notes);
    if (inside !== undefined) return Math.round(inside);
    const value = part.fields.get(name);
    if (value !== undefined) notes.add(`options.${name} is ${told(value)}, taken as ${DEFAULT_OPTIONS[name]}`);
    return DEFAULT_OPTIONS[name];
  };
  return {
    fps_cap: flag("fps_cap"),
    show_fps: flag("show_fps"),
    ball_count: number("ball_count"),
    gravity_percent: number("gravity_percent"),
    force_percent: number("force_percent"),
    friction_percent: number("friction_percent"),
    spawn_color_percent: number("spawn_color_percent"),
    color_mode: flag("color_mode"),
  };
}

/**
 * Reads a level file of ours or of the original. A part that cannot be understood is left out or replaced and told in
 * the notes; places are as in the file, see placeWithin.
 *
 * @throws BallinError E_LEVEL when the text is no JSON, longer than LEVEL_LENGTH, no level or of a newer version
 */
export function parseLevel(text: string): ParsedLevel {
  if (text.length > LEVEL_LENGTH) {
    throw new BallinError("E_LEVEL", `the level has ${text.length} characters, ${LEVEL_LENGTH} are allowed`, HINT);
  }
  const file = partOf(parseJson(text.replace(/^\ufeff/, "")), "level");
  if (!file) throw new BallinError("E_LEVEL", "the level is no JSON object", HINT);
  checkVersion(file.fields.get("version"));
  const shapes = file.fields.get("shapes");
  if (!Array.isArray(shapes)) throw new BallinError("E_LEVEL", `the level's list "shapes" is ${told(shapes)}`, HINT);
  const options = partOf(file.fields.get("options"), "options");
  if (!options) throw new BallinError("E_LEVEL", `the level's "options" are ${told(file.fields.get("options"))}`, HINT);

  const notes = new Notes();
  const own = partOf(file.fields.get("ballin"), "ballin");
  const extras = own?.fields.get("items");
  const items = new ItemReader(notes).read(shapes, Array.isArray(extras) ? extras : []);
  const wind = own ? numberIn(own, "wind", ITEM_RANGES.wind, notes) : undefined;
  return { options: optionsOf(options, notes), scene: { items, wind: wind ?? 0 }, notes: notes.list() };
}
