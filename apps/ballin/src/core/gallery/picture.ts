import { DEFAULT_OPTIONS } from "../level/options.ts";
import type { Command } from "../simulation/command.ts";
import type { GalleryScene } from "./gallery.ts";
import { every, merged } from "./script.ts";

const geyser = (zone: number): Command => ({ type: "geyser", zone });

/** Six zones, each fired until its balls have its colour. */
const PAINTED = [0, 1, 2, 3, 4, 5].flatMap((zone) =>
  every(45, { from: 60 + 7 * zone, to: 330 + 7 * zone }, geyser(zone)),
);

/** The screen that the original is known by. */
export const PICTURE: GalleryScene = {
  name: "picture",
  title: "10,000 balls in the colours of six zones, geysers in flight",
  columns: 118,
  rows: 25,
  seed: 7,
  options: { ...DEFAULT_OPTIONS, ball_count: 10_000, color_mode: true, force_percent: 300 },
  scene: {
    items: [
      { id: 1, type: "circle", color: "green", x: 12.5, y: 13.5, angle: 0, scale: 1 },
      { id: 2, type: "square", color: "blue", x: 56.5, y: 10.5, angle: 0, scale: 1 },
      { id: 3, type: "star", color: "magenta", x: 92.5, y: 16, angle: 0, scale: 1 },
    ],
    wind: 0,
  },
  script: merged(PAINTED, [
    { step: 600, command: geyser(5) },
    { step: 604, command: geyser(4) },
  ]),
  steps: 640,
};
