import { DEFAULT_OPTIONS } from "../level/options.ts";
import type { GalleryScene } from "./gallery.ts";
import { every } from "./script.ts";

/** All that the builder has: walls, an emitter at a slope, an attractor, turned and scaled shapes, wind. */
export const BUILDER: GalleryScene = {
  name: "builder",
  title: "walls, an emitter, an attractor, turned shapes and wind",
  columns: 100,
  rows: 27,
  seed: 14,
  options: { ...DEFAULT_OPTIONS, ball_count: 600, color_mode: true },
  scene: {
    items: [
      { id: 1, type: "wall", color: "green", points: [4, 20, 20, 14, 34, 12, 40, 15], width: 1 },
      { id: 2, type: "wall", color: "cyan", points: [58, 3, 66, 6, 82, 6, 90, 11], width: 2 },
      { id: 3, type: "star", color: "yellow", x: 50.5, y: 10.5, angle: 27, scale: 1.5 },
      { id: 4, type: "square", color: "red", x: 24, y: 5, angle: 45, scale: 1 },
      { id: 5, type: "emitter", color: "blue", x: 8.5, y: 24.5, angle: 330, rate: 90 },
      { id: 6, type: "emitter", color: "magenta", x: 94.5, y: 16.5, angle: 135, rate: 60 },
      { id: 7, type: "attractor", color: "cyan", x: 74.5, y: 18.5, strength: 60, reach: 18 },
    ],
    wind: 2,
  },
  script: [],
  steps: 900,
};

/** Balls poured over the whole width on one shape of each kind. */
export const RAIN: GalleryScene = {
  name: "rain",
  title: "rain on one shape of each kind",
  columns: 100,
  rows: 27,
  seed: 15,
  options: { ...DEFAULT_OPTIONS, ball_count: 1500, color_mode: true },
  scene: {
    items: [
      { id: 1, type: "circle", color: "red", x: 10.5, y: 12.5, angle: 0, scale: 1 },
      { id: 2, type: "triangle", color: "green", x: 27.5, y: 15.5, angle: 0, scale: 1 },
      { id: 3, type: "square", color: "yellow", x: 43.5, y: 11.5, angle: 0, scale: 1 },
      { id: 4, type: "star", color: "blue", x: 59.5, y: 15, angle: 0, scale: 1 },
      { id: 5, type: "line_straight", color: "magenta", x: 74.5, y: 12, angle: 0, scale: 1 },
      { id: 6, type: "line_vertical", color: "cyan", x: 89, y: 15.5, angle: 0, scale: 1 },
    ],
    wind: 0,
  },
  script: every(4, { from: 0, to: 600 }, { type: "drop", count: 20 }),
  steps: 600,
};
