import type { Streams } from "@side-projects/command/node";
import { BAR_ROWS } from "../core/app/layout.ts";
import { startScene } from "../core/builder/random-place.ts";
import { BallinError } from "../core/error.ts";
import type { Level } from "../core/level/level.ts";
import { DEFAULT_OPTIONS } from "../core/level/options.ts";
import { placeWithin } from "../core/level/place.ts";
import { RADIUS } from "../core/physics/constants.ts";
import { Random } from "../core/simulation/random.ts";
import { readLevel } from "../files/level-file.ts";
import type { FilmJob } from "../headless/film.ts";
import { type Size, sizeNamed } from "../headless/size.ts";
import type { Args } from "./args.ts";
import { engineOf } from "./engine.ts";
import { gallerySceneOf } from "./gallery-scene.ts";
import { headlessLook } from "./look.ts";

const USUAL_SIZE = "120x40";
const USUAL_FRAMES = 300;
const USUAL_SEED = 7;

/** What render is asked for. @throws BallinError E_USAGE, E_SIZE, E_FILE, E_LEVEL */
export function filmOf(args: Args, streams: Streams): FilmJob {
  const { numbers, texts, switches } = args;
  if (texts.has("open") && switches.has("no-shapes"))
    throw new BallinError("E_USAGE", "--open and --no-shapes contradict each other", "give one of them");
  const scene = gallerySceneOf(args);
  const usual = scene === undefined ? USUAL_SIZE : `${scene.columns}x${scene.rows + BAR_ROWS}`;
  const size = sizeNamed(texts.get("size") ?? usual);
  const seed = numbers.get("seed") ?? scene?.seed ?? USUAL_SEED;
  const level = scene ?? levelOf(args, size, seed, streams);
  const look = headlessLook(args, level.options.color_mode);
  return {
    engine: engineOf(args),
    radius: numbers.get("radius") ?? RADIUS,
    seed,
    size,
    look,
    options: {
      ...level.options,
      ball_count: numbers.get("balls") ?? level.options.ball_count,
      color_mode: look.color,
    },
    scene: level.scene,
    script: scene?.script ?? [],
    frames: numbers.get("frames") ?? scene?.steps ?? USUAL_FRAMES,
  };
}

/** The level of a file, or what the app begins with. */
function levelOf({ texts, switches }: Args, size: Size, seed: number, streams: Streams): Level {
  const world = { columns: size.columns, rows: size.rows - BAR_ROWS };
  const file = texts.get("open");
  if (file === undefined) {
    const isEmpty = switches.has("no-shapes");
    const scene = isEmpty ? { items: [], wind: 0 } : startScene(world, new Random(seed));
    return { options: DEFAULT_OPTIONS, scene };
  }
  const { options, scene, notes } = readLevel(file);
  for (const note of notes) streams.note(note);
  return { options, scene: placeWithin(scene, world.columns, world.rows) };
}
