import { OPTION_RANGES } from "../level/options.ts";
import { BALLS } from "../physics/constants.ts";
import { COMMAND_RANGES, type Command, type Options } from "../simulation/command.ts";
import type { Fields } from "./fields.ts";
import { readScene } from "./read-scene.ts";
import { RECORDING_STEPS } from "./recording.ts";

const TYPES = [
  "drop",
  "drop-at",
  "hold",
  "release",
  "burst",
  "geyser",
  "tilt",
  "resize",
  "options",
  "scene",
  "reset",
] as const;

const SOURCES = ["space", "zone", "pour", "burst"] as const;

const DIRECTIONS = ["left", "right", "up", "down"] as const;

/** @throws BallinError E_RECORDING */
export function readCommand(fields: Fields): Command {
  const type = fields.choice("type", TYPES);
  switch (type) {
    case "drop": {
      const zone = fields.has("zone") ? { zone: fields.whole("zone", 0, 5) } : {};
      return { type, count: fields.whole("count", 0, BALLS.most), ...zone };
    }
    case "drop-at":
      return { type, x: fields.within("x", COMMAND_RANGES.pointer), count: fields.whole("count", 0, BALLS.most) };
    case "hold": {
      const known = fields.has("known") ? { known: fields.number("known", 0, RECORDING_STEPS) } : {};
      return { type, source: fields.choice("source", SOURCES), ...placeOf(fields), ...known };
    }
    case "release":
      return { type, source: fields.choice("source", SOURCES) };
    case "burst":
      return { type, ...placeOf(fields) };
    case "geyser":
      return { type, zone: fields.whole("zone", 0, 5) };
    case "tilt":
      return { type, direction: fields.choice("direction", DIRECTIONS) };
    case "resize":
      return { type, ...readWorldSize(fields) };
    case "options":
      return { type, options: readOptions(fields.fields("options")) };
    case "scene":
      return { type, scene: readScene(fields.fields("scene")) };
    case "reset":
      return { type };
  }
}

function placeOf(fields: Fields): { readonly x: number; readonly y: number } {
  return { x: fields.within("x", COMMAND_RANGES.pointer), y: fields.within("y", COMMAND_RANGES.pointer) };
}

/** @throws BallinError E_RECORDING */
export function readWorldSize(fields: Fields): { readonly columns: number; readonly rows: number } {
  const { least, most } = COMMAND_RANGES.side;
  return { columns: fields.whole("columns", least, most), rows: fields.whole("rows", least, most) };
}

/** @throws BallinError E_RECORDING */
export function readOptions(fields: Fields): Options {
  return {
    fps_cap: fields.flag("fps_cap"),
    show_fps: fields.flag("show_fps"),
    ball_count: fields.whole("ball_count", 0, BALLS.most),
    gravity_percent: fields.within("gravity_percent", OPTION_RANGES.gravity_percent),
    force_percent: fields.within("force_percent", OPTION_RANGES.force_percent),
    friction_percent: fields.within("friction_percent", OPTION_RANGES.friction_percent),
    spawn_color_percent: fields.within("spawn_color_percent", OPTION_RANGES.spawn_color_percent),
    color_mode: fields.flag("color_mode"),
  };
}
