import { OPTION_RANGES } from "../level/options.ts";
import {
  fullTurn,
  ITEM_RANGES,
  MOST_ITEMS,
  MOST_POINTS,
  MOST_POINTS_IN_ALL,
  type Range,
  within,
} from "../shapes/limits.ts";
import { type Item, type Scene, SHAPE_KINDS, type Wall } from "../shapes/shape.ts";
import { COMMAND_RANGES, type Command, type Options } from "./command.ts";

const { count: COUNT, side: SIDE, pointer: POINTER } = COMMAND_RANGES;

const DIRECTIONS: readonly string[] = ["left", "right", "up", "down"];
const SOURCES: readonly string[] = ["space", "zone", "pour", "burst"];

/** The number moved into a range; undefined where it is none. */
function fitted(value: number, range: Range): number | undefined {
  return typeof value === "number" && !Number.isNaN(value) ? within(range, value) : undefined;
}

/** The same, and whole. */
function whole(value: number, range: Range): number | undefined {
  const number = fitted(value, range);
  return number === undefined ? undefined : Math.floor(number);
}

/**
 * A command as a simulation can carry it out, whoever has sent it: numbers are moved into their ranges, and what is no
 * number at all makes a command do nothing.
 *
 * @param current options, which stay where new ones are no numbers
 * @returns undefined where there is nothing to do
 */
export function admitCommand(command: Command, current: Options): Command | undefined {
  switch (command.type) {
    case "drop": {
      const count = whole(command.count, COUNT);
      return count === undefined ? undefined : { ...command, count };
    }
    case "drop-at": {
      const count = whole(command.count, COUNT);
      const x = fitted(command.x, POINTER);
      return count === undefined || x === undefined ? undefined : { ...command, x, count };
    }
    case "hold":
      return SOURCES.includes(command.source) ? admitHold(command) : undefined;
    case "burst":
      return placed(command);
    case "tilt":
      return DIRECTIONS.includes(command.direction) ? command : undefined;
    case "resize":
      return admitSize(command);
    case "options":
      return { ...command, options: admitOptions(command.options, current) };
    case "scene":
      return { ...command, scene: admitScene(command.scene) };
    default:
      return command;
  }
}

function placed<Placed extends { readonly x: number; readonly y: number }>(command: Placed): Placed | undefined {
  const x = fitted(command.x, POINTER);
  const y = fitted(command.y, POINTER);
  return x === undefined || y === undefined ? undefined : { ...command, x, y };
}

function admitHold(command: Extract<Command, { readonly type: "hold" }>): Command | undefined {
  const { known, ...rest } = command;
  const steps = known === undefined ? undefined : fitted(known, { least: 0, most: Number.MAX_SAFE_INTEGER });
  return placed(steps === undefined ? rest : { ...rest, known: steps });
}

function admitSize(command: Extract<Command, { readonly type: "resize" }>): Command | undefined {
  const columns = whole(command.columns, SIDE);
  const rows = whole(command.rows, SIDE);
  return columns === undefined || rows === undefined ? undefined : { ...command, columns, rows };
}

/** Options in their ranges. @param current what stays where a number is none */
export function admitOptions(options: Options, current: Options): Options {
  const percent = (
    name: "gravity_percent" | "force_percent" | "friction_percent" | "spawn_color_percent",
  ): Partial<Options> => ({
    [name]: fitted(options[name], OPTION_RANGES[name]) ?? current[name],
  });
  return {
    ...options,
    ball_count: whole(options.ball_count, COUNT) ?? current.ball_count,
    ...percent("gravity_percent"),
    ...percent("force_percent"),
    ...percent("friction_percent"),
    ...percent("spawn_color_percent"),
  };
}

/** A scene in its ranges: items that stand nowhere are left out, and those that are too many. */
export function admitScene(scene: Scene): Scene {
  let points = 0;
  const items = scene.items.slice(0, MOST_ITEMS).flatMap((item) => {
    const admitted = admitItem(item);
    if (admitted?.type === "wall") points += admitted.points.length / 2;
    return admitted === undefined || points > MOST_POINTS_IN_ALL ? [] : [admitted];
  });
  return { items, wind: fitted(scene.wind, ITEM_RANGES.wind) ?? 0 };
}

/** The same object where nothing is amiss: pictures of items are kept by it. */
function admitItem(item: Item): Item | undefined {
  const known = item.type === "wall" ? admitWall(item) : admitPlaced(item);
  if (known === undefined) return undefined;
  const before: readonly [string, unknown][] = Object.entries(item);
  const after = new Map<string, unknown>(Object.entries(known));
  return before.every(([name, value]) => Object.is(after.get(name), value)) ? item : known;
}

function admitWall(wall: Wall): Wall | undefined {
  const width = fitted(wall.width, ITEM_RANGES.width);
  const { points } = wall;
  const isFit =
    points.length <= 2 * MOST_POINTS &&
    points.every((value) => value >= ITEM_RANGES.place.least && value <= ITEM_RANGES.place.most);
  if (width === undefined || points.length < 4 || points.length % 2 !== 0) return undefined;
  if (isFit) return { ...wall, width };
  const moved = points.slice(0, 2 * MOST_POINTS).map((value) => fitted(value, ITEM_RANGES.place));
  const numbers = moved.filter((value) => value !== undefined);
  return numbers.length === moved.length ? { ...wall, width, points: numbers } : undefined;
}

function admitPlaced(item: Exclude<Item, Wall>): Item | undefined {
  const x = fitted(item.x, ITEM_RANGES.place);
  const y = fitted(item.y, ITEM_RANGES.place);
  if (x === undefined || y === undefined) return undefined;
  if (item.type === "attractor") {
    const strength = fitted(item.strength, ITEM_RANGES.strength);
    const reach = fitted(item.reach, ITEM_RANGES.reach);
    return strength === undefined || reach === undefined ? undefined : { ...item, x, y, strength, reach };
  }
  const angle = Math.abs(item.angle) <= 360 ? item.angle : fullTurn(item.angle);
  if (item.type === "emitter") {
    const rate = fitted(item.rate, ITEM_RANGES.rate);
    return rate === undefined ? undefined : { ...item, x, y, angle, rate };
  }
  const scale = fitted(item.scale, ITEM_RANGES.scale);
  return scale === undefined || !SHAPE_KINDS.includes(item.type) ? undefined : { ...item, x, y, angle, scale };
}
