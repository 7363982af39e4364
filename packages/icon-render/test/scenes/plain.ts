import { CORAL, GOLD, INK, type NamedScene, PAPER, PINK, SIDE, SKY, TEAL, VIOLET } from "./scene.ts";

/** One colour on one background. */
export const PLAIN_SCENES: readonly NamedScene[] = [
  { name: "heart", icon: "heart", options: { size: SIDE, padding: 28, color: PINK, background: PAPER } },
  { name: "regular", icon: "far fa-star", options: { size: SIDE, padding: 28, color: INK, background: GOLD } },
  { name: "brand", icon: "github", options: { size: SIDE, padding: 28, color: "white", background: INK } },
  { name: "fine-lines", icon: "fingerprint", options: { size: SIDE, padding: 24, color: TEAL, background: PAPER } },
  { name: "letter", icon: "fa-g", options: { size: SIDE, padding: 34, color: PAPER, background: VIOLET } },
  {
    name: "path",
    icon: { path: "M12 1l3 8h8l-6.500 5 2.500 9-7-5.500L5 23l2.500-9L1 9h8z", viewBox: [0, 0, 24, 24] },
    options: { size: SIDE, padding: 26, color: "white", background: CORAL },
  },
  {
    name: "wide",
    icon: "ruler-horizontal",
    options: { width: 2 * SIDE, height: SIDE, iconSize: 215, color: INK, background: SKY },
  },
];
