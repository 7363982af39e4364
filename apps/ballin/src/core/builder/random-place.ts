import type { Bounds } from "../physics/polygon.ts";
import { polygonsOf } from "../shapes/obstacles.ts";
import { KIND_SIZES } from "../shapes/outline.ts";
import { boxOf } from "../shapes/polygon.ts";
import { type Item, type Scene, SHAPE_COLORS, SHAPE_KINDS, type ShapeKind, type Stamp } from "../shapes/shape.ts";

/** Where chance comes from. */
export interface Dice {
  /** From 0 to below 1. */
  unit(): number;
}

/** The world to place things in. */
export interface Room {
  readonly columns: number;
  readonly rows: number;
}

/** Units to the sides of the world, and between two items. */
const EDGE = 3;
const SPACING = 4;

const TRIES = 100;

/** Balls are poured in above this part of the height. */
const LOWER = 0.75;

function boxesOf(items: readonly Item[]): Bounds[] {
  return items.flatMap((item) => {
    const solid = polygonsOf(item);
    return solid.length > 0 ? [boxOf(solid)] : [];
  });
}

function isClear(box: Bounds, others: readonly Bounds[]): boolean {
  return others.every(
    (other) =>
      box.left - other.right >= SPACING ||
      other.left - box.right >= SPACING ||
      box.bottom - other.top >= SPACING ||
      other.bottom - box.top >= SPACING,
  );
}

/** A free place for a shape in the lower three quarters, or undefined when none was found in a hundred tries. */
function freePlace(scene: Scene, kind: ShapeKind, room: Room, dice: Dice): { x: number; y: number } | undefined {
  const halfWidth = KIND_SIZES[kind].width / 2;
  const halfHeight = KIND_SIZES[kind].height / 2;
  const left = EDGE + halfWidth;
  const bottom = EDGE + halfHeight;
  const across = room.columns - EDGE - halfWidth - left;
  const up = room.rows * LOWER - halfHeight - bottom;
  if (across < 0 || up < 0) return undefined;
  const others = boxesOf(scene.items);
  for (let i = 0; i < TRIES; i++) {
    const x = left + dice.unit() * across;
    const y = bottom + dice.unit() * up;
    const box = { left: x - halfWidth, right: x + halfWidth, bottom: y - halfHeight, top: y + halfHeight };
    if (isClear(box, others)) return { x, y };
  }
  return undefined;
}

/** Where a shape is put that somebody asked for: a free place, else the middle of the lower three quarters. */
export function randomPlace(
  scene: Scene,
  kind: ShapeKind,
  room: Room,
  dice: Dice,
): { readonly x: number; readonly y: number } {
  return freePlace(scene, kind, room, dice) ?? { x: room.columns / 2, y: (room.rows * LOWER) / 2 };
}

function pick<Word>(words: readonly [Word, ...Word[]], dice: Dice): Word {
  return words[Math.floor(dice.unit() * words.length)] ?? words[0];
}

/** One of the six colours. */
export function randomColor(dice: Dice): Stamp["color"] {
  return pick(SHAPE_COLORS, dice);
}

/** The scene at the start: two to four shapes where they have room. */
export function startScene(room: Room, dice: Dice): Scene {
  let scene: Scene = { items: [], wind: 0 };
  const count = 2 + Math.floor(dice.unit() * 3);
  for (let id = 1; id <= count; id++) {
    const type = pick(SHAPE_KINDS, dice);
    const place = freePlace(scene, type, room, dice);
    if (!place) continue;
    const stamp: Stamp = { id, type, ...place, angle: 0, scale: 1, color: randomColor(dice) };
    scene = { ...scene, items: [...scene.items, stamp] };
  }
  return scene;
}
