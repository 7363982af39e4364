import { CORAL, GOLD, GREEN, INK, type NamedScene, PAPER, PINK, SIDE, SILVER, SKY, TEAL, VIOLET } from "./scene.ts";

/** Gradients, corners, outlines, shadows, icons on icons, second layers. */
export const EFFECT_SCENES: readonly NamedScene[] = [
  {
    name: "gradient-linear",
    icon: "fire",
    options: { size: SIDE, padding: 22, gradient: "linear(0deg, #d7263d, #ff6b35 45%, #f2b134)", background: PAPER },
  },
  {
    name: "gradient-radial",
    icon: "sun",
    options: { size: SIDE, padding: 16, gradient: "radial(#fff4c2, #f2b134 55%, #e0562b)", background: INK },
  },
  {
    name: "gradient-translucent",
    icon: "water",
    options: { size: SIDE, padding: 22, gradient: "linear(90deg, #2ea8e6, #5b3fd600)", background: "transparent" },
  },
  {
    name: "radius",
    icon: "music",
    options: { size: SIDE, padding: 36, radius: 40, color: "white", background: PINK },
  },
  {
    name: "radius-round",
    icon: "check",
    options: { size: SIDE, padding: 44, radius: 80, color: "white", background: GREEN },
  },
  {
    name: "outline",
    icon: "ghost",
    options: { size: SIDE, padding: 22, outline: 6, outlineColor: "white", color: VIOLET, background: SKY },
  },
  {
    name: "outline-translucent",
    icon: "cat",
    options: { size: SIDE, padding: 26, outline: 7, outlineColor: "#ffffff80", color: INK, background: CORAL },
  },
  {
    name: "shadow",
    icon: "camera-retro",
    options: { size: SIDE, padding: 30, shadow: "0 6 14 #0009", color: PAPER, background: TEAL },
  },
  {
    name: "shadow-crisp",
    icon: "bolt",
    options: { size: SIDE, padding: 28, shadow: "7 7 0 #1f2430", color: GOLD, background: PINK },
  },
  {
    name: "shadow-soft-outline",
    icon: "cloud-moon",
    options: {
      size: SIDE,
      padding: 30,
      outline: 4,
      shadow: "0 4 3 #00000073",
      color: VIOLET,
      background: "#cfd8f7",
    },
  },
  {
    name: "stack",
    icon: "flag",
    options: { size: SIDE, padding: 14, stack: "circle", stackColor: CORAL, stackScale: 0.55, background: PAPER },
  },
  {
    name: "stack-outline",
    icon: "music",
    options: { size: SIDE, padding: 20, stack: "heart", stackColor: PINK, outline: 3, background: INK, color: "white" },
  },
  {
    name: "duotone",
    icon: "far fa-folder-open",
    options: { size: SIDE, padding: 24, duotone: true, color: SKY, background: INK },
  },
  {
    name: "duotone-colors",
    icon: "far fa-envelope",
    options: {
      size: SIDE,
      padding: 24,
      duotone: true,
      color: VIOLET,
      secondaryColor: GOLD,
      secondaryOpacity: 0.8,
      background: PAPER,
    },
  },
  {
    name: "translucent",
    icon: "droplet",
    options: { size: SIDE, padding: 24, color: "rgb(46 168 230 / 50%)", background: "transparent" },
  },
  {
    name: "opacity",
    icon: "feather",
    options: { size: SIDE, padding: 26, color: INK, opacity: 0.35, background: SILVER },
  },
  {
    name: "blend-srgb",
    icon: "snowflake",
    options: { size: SIDE, padding: 22, blend: "srgb", color: "#00e5ff", background: "#c81e1e" },
  },
];

/** Pictures that an SVG holds as pixels. */
export const NOISE_SCENES: readonly NamedScene[] = [
  {
    name: "noise-uniform",
    icon: "mug-saucer",
    options: { size: 80, padding: 14, noise: "uniform", color: "#7b7568", background: PAPER, seed: 42 },
  },
  {
    name: "noise-rainbow",
    icon: "palette",
    options: { size: 80, padding: 14, noise: "rainbow", noiseOpacity: 0.3, radius: 16, background: "white", seed: 7 },
  },
  {
    name: "sketch",
    icon: "heart",
    options: { size: 80, background: GOLD, sketch: sketch() },
  },
];

/** What SVG cannot say: colours that mix as light does, and edges of sixteen levels. */
export const PIXEL_SCENES: readonly NamedScene[] = [
  {
    name: "blend-linear",
    icon: "snowflake",
    options: { size: SIDE, padding: 22, blend: "linear", color: "#00e5ff", background: "#c81e1e" },
  },
  { name: "levels-16", icon: "gear", options: { size: SIDE, padding: 24, levels: 16, color: INK, background: PAPER } },
];

/** Rings in ink on paper, as a pen might leave them. */
function sketch(): { width: number; height: number; data: Uint8Array } {
  const side = 56;
  const data = new Uint8Array(4 * side * side).fill(255);
  for (let i = 0; i < side * side; i++) {
    const [x, y] = [(i % side) - 27.5, Math.floor(i / side) - 27.5];
    const from = Math.abs(Math.sqrt(x * x + y * y) - 20);
    const grey = Math.min(255, Math.max(30, 60 * (from - 1)));
    data.fill(Math.floor(grey), 4 * i, 4 * i + 3);
  }
  return { width: side, height: side, data };
}
