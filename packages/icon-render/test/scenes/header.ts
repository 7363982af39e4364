import { CORAL, GREEN, type NamedScene, SILVER } from "./scene.ts";

/**
 * Three icons side by side: one that fills its em box, one that is wider than it, and one in a corner.
 *
 * @param side of each picture in pixels
 */
export function headerScenes(side: number): NamedScene[] {
  const part = side / 512;
  return [
    { name: "header-check", icon: "circle-check", options: { size: side, color: GREEN, iconSize: 486 * part } },
    {
      name: "header-face",
      icon: "face-grin-squint-tears",
      options: { size: side, color: "white", background: CORAL, iconSize: 460 * part },
    },
    {
      name: "header-apple",
      icon: "apple",
      options: {
        size: side,
        color: "white",
        background: SILVER,
        iconSize: 256 * part,
        anchorX: "right",
        anchorY: "bottom",
        offsetX: -32 * part,
        offsetY: -32 * part,
      },
    },
  ];
}
