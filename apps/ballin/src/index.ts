export {
  type Cells,
  cellsToText,
  DEFAULT_COLOR,
  type Depth,
  PALETTE,
  type PictureOptions,
} from "@side-projects/terminal";
export type { Look, Mode } from "./core/draw/look.ts";
export { cellsToPng } from "./core/draw/picture.ts";
export { BallinError, type BallinErrorCode } from "./core/error.ts";
export { formatLevel } from "./core/level/format.ts";
export type { Level } from "./core/level/level.ts";
export { DEFAULT_OPTIONS } from "./core/level/options.ts";
export { type ParsedLevel, parseLevel } from "./core/level/parse.ts";
export { BALL_COLORS, type Balls } from "./core/physics/balls.ts";
export type { Engine, EngineOptions, Material, NewBall, Obstacle } from "./core/physics/engine.ts";
export type { Attractor, Emitter, Item, Scene, ShapeColor, ShapeKind, Stamp, Wall } from "./core/shapes/shape.ts";
export type { Command, Direction, Options } from "./core/simulation/command.ts";
export { createSimulation, type Setup, type Simulation } from "./core/simulation/simulation.ts";
export { type EngineName, loadEngine } from "./physics/engines.ts";
export { createWorld, type World, type WorldOptions } from "./world.ts";
