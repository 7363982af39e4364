import { DEFAULT_OPTIONS } from "../level/options.ts";
import type { Stamp, Wall } from "../shapes/shape.ts";
import type { GalleryScene } from "./gallery.ts";
import { every } from "./script.ts";

/** Balls that have come to rest over a ramp and a few shapes. */
export const SETTLED: GalleryScene = {
  name: "settled",
  title: "3,000 balls at rest on shapes",
  columns: 80,
  rows: 21,
  seed: 11,
  options: { ...DEFAULT_OPTIONS, ball_count: 3000 },
  scene: {
    items: [
      { id: 1, type: "triangle", color: "yellow", x: 20.5, y: 9.5, angle: 0, scale: 1 },
      { id: 2, type: "circle", color: "cyan", x: 44.5, y: 8.5, angle: 0, scale: 1 },
      { id: 3, type: "line_straight", color: "red", x: 65.5, y: 10, angle: 20, scale: 2 },
    ],
    wind: 0,
  },
  script: [],
  steps: 1500,
};

function post(id: number, x: number): Wall {
  return { id, type: "wall", color: "green", points: [x, 0, x, 20], width: 1 };
}

/** A pile that two lines hold together, as balls go on falling on it. */
export const PILE: GalleryScene = {
  name: "pile",
  title: "a pile between two lines",
  columns: 80,
  rows: 21,
  seed: 12,
  options: { ...DEFAULT_OPTIONS, ball_count: 100, color_mode: true },
  scene: { items: [post(1, 26.5), post(2, 53.5)], wind: 0 },
  script: every(6, { from: 0, to: 900 }, { type: "drop-at", x: 40, count: 10 }),
  steps: 1200,
};

/** The sides of a closed box, upright and lying lines of the original end to end. */
function box(): Stamp[] {
  const stamps: Stamp[] = [];
  const add = (type: Stamp["type"], x: number, y: number): void => {
    stamps.push({ id: stamps.length + 1, type, x, y, color: "cyan", angle: 0, scale: 1 });
  };
  for (let x = 17.5; x <= 62.5; x += 5) {
    add("line_straight", x, 3);
    add("line_straight", x, 18);
  }
  for (let y = 4.5; y <= 16.5; y += 4) {
    add("line_vertical", 16, y);
    add("line_vertical", 64, y);
  }
  return stamps;
}

/** Balls that come out inside of a box without a gap, and are shaken. */
export const SEALED: GalleryScene = {
  name: "sealed",
  title: "a box of lines without a gap, shaken",
  columns: 80,
  rows: 21,
  seed: 13,
  options: { ...DEFAULT_OPTIONS, ball_count: 100, force_percent: 500, color_mode: true },
  scene: {
    items: [
      ...box(),
      { id: 101, type: "emitter", color: "yellow", x: 24.5, y: 13.5, angle: 0, rate: 150 },
      { id: 102, type: "emitter", color: "yellow", x: 55.5, y: 13.5, angle: 180, rate: 150 },
    ],
    wind: 0,
  },
  script: every(60, { from: 300, to: 900 }, { type: "burst", x: 40, y: 6 }),
  steps: 852,
};
