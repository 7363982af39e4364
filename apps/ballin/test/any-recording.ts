import fc, { type Arbitrary } from "fast-check";
import type { Recording } from "../src/core/recording/recording.ts";
import { type Item, type Scene, SHAPE_COLORS, SHAPE_KINDS } from "../src/core/shapes/shape.ts";
import type { Command, Options } from "../src/core/simulation/command.ts";

function within(min: number, max: number): Arbitrary<number> {
  return fc.double({ min, max, noNaN: true }).map((value) => value + 0);
}

const place = { x: within(0, 100), y: within(0, 50) };
const thing = { id: fc.nat(), color: fc.constantFrom(...SHAPE_COLORS) };

const anyItem: Arbitrary<Item> = fc.oneof(
  fc.record({
    ...thing,
    type: fc.constantFrom(...SHAPE_KINDS),
    ...place,
    angle: within(0, 359),
    scale: within(0.25, 4),
  }),
  fc.record({
    ...thing,
    type: fc.constant("wall" as const),
    points: fc.array(fc.tuple(within(0, 50), within(0, 50)), { minLength: 2, maxLength: 4 }).map((list) => list.flat()),
    width: within(0.5, 4),
  }),
  fc.record({ ...thing, type: fc.constant("emitter" as const), ...place, angle: within(0, 359), rate: within(1, 200) }),
  fc.record({
    ...thing,
    type: fc.constant("attractor" as const),
    ...place,
    strength: within(-200, 200),
    reach: within(2, 60),
  }),
);

const anyScene: Arbitrary<Scene> = fc.record({ items: fc.array(anyItem, { maxLength: 4 }), wind: within(-50, 50) });

const anyOptions: Arbitrary<Options> = fc.record({
  fps_cap: fc.boolean(),
  show_fps: fc.boolean(),
  ball_count: fc.integer({ min: 100, max: 400 }),
  gravity_percent: fc.integer({ min: 0, max: 500 }),
  force_percent: fc.integer({ min: 10, max: 500 }),
  friction_percent: fc.integer({ min: 0, max: 500 }),
  spawn_color_percent: fc.integer({ min: 0, max: 100 }),
  color_mode: fc.boolean(),
});

const source = fc.constantFrom("space" as const, "zone" as const, "pour" as const, "burst" as const);
const zone = fc.integer({ min: 0, max: 5 });
const count = fc.integer({ min: 0, max: 40 });

/** Every kind of command. */
const anyCommand: Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant("drop" as const), count }),
  fc.record({ type: fc.constant("drop" as const), count, zone }),
  fc.record({ type: fc.constant("drop-at" as const), x: within(0, 100), count }),
  fc.record({ type: fc.constant("hold" as const), source, ...place }),
  fc.record({ type: fc.constant("hold" as const), source, ...place, known: fc.nat(600) }),
  fc.record({ type: fc.constant("release" as const), source }),
  fc.record({ type: fc.constant("burst" as const), ...place }),
  fc.record({ type: fc.constant("geyser" as const), zone }),
  fc.record({
    type: fc.constant("tilt" as const),
    direction: fc.constantFrom("left" as const, "right" as const, "up" as const, "down" as const),
  }),
  fc.record({
    type: fc.constant("resize" as const),
    columns: fc.integer({ min: 20, max: 120 }),
    rows: fc.integer({ min: 5, max: 60 }),
  }),
  fc.record({ type: fc.constant("options" as const), options: anyOptions }),
  fc.record({ type: fc.constant("scene" as const), scene: anyScene }),
  fc.constant({ type: "reset" as const }),
);

/** A recording as long as an engine can repeat it in no time. */
export function anyRecording(engine: "rapier" | "swarm"): Arbitrary<Recording> {
  const setup = fc.record({
    seed: fc.nat(),
    columns: fc.integer({ min: 20, max: 100 }),
    rows: fc.integer({ min: 5, max: 50 }),
    radius: fc.constantFrom(0.15, 0.3),
    capacity: fc.constant(500),
    engine: fc.constant(engine),
    options: anyOptions,
    scene: anyScene,
  });
  const commands = fc
    .array(fc.record({ step: fc.nat(60), command: anyCommand }), { maxLength: 12 })
    .map((list) => list.sort((a, b) => a.step - b.step));
  const end = fc.option(fc.record({ steps: fc.constant(60), hash: fc.constant("0123456789abcdef") }), {
    nil: undefined,
  });
  return fc.record({ setup, commands, end });
}
