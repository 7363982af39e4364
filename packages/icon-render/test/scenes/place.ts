import { CORAL, GOLD, GREEN, INK, type NamedScene, PAPER, SIDE, SKY, TEAL, VIOLET } from "./scene.ts";

/** Where an icon lies, which way it looks and how large it is. */
export const PLACE_SCENES: readonly NamedScene[] = [
  { name: "upright", icon: "rocket", options: { size: SIDE, padding: 32, color: "white", background: VIOLET } },
  {
    name: "rotate-45",
    icon: "rocket",
    options: { size: SIDE, padding: 32, rotate: -45, color: "white", background: VIOLET },
  },
  {
    name: "rotate-17",
    icon: "square",
    options: { size: SIDE, rotate: 17, color: CORAL, background: INK },
  },
  {
    name: "flip-horizontal",
    icon: "horse",
    options: { size: SIDE, padding: 26, flip: "horizontal", color: INK, background: PAPER },
  },
  {
    name: "flip-vertical",
    icon: "horse",
    options: { size: SIDE, padding: 26, flip: "vertical", color: TEAL, background: PAPER },
  },
  {
    name: "flip-both-rotate",
    icon: "paper-plane",
    options: { size: SIDE, padding: 30, flip: "both", rotate: 15, color: "white", background: SKY },
  },
  {
    name: "corner",
    icon: "bell",
    options: { size: SIDE, iconSize: 70, anchorX: "right", anchorY: "top", padding: 14, color: INK, background: GOLD },
  },
  {
    name: "stretched",
    icon: "cloud",
    options: { size: SIDE, iconWidth: 120, iconHeight: 60, color: "white", background: SKY },
  },
  {
    name: "bbox",
    icon: "lightbulb",
    options: { size: SIDE, fit: "bbox", padding: 20, color: GOLD, background: INK },
  },
  {
    name: "crop",
    icon: "leaf",
    options: { size: SIDE, iconSize: 230, overflow: "crop", color: PAPER, background: GREEN },
  },
];
