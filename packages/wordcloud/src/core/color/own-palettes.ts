import type { PackedPalette } from "./palette.ts";

/** The palette of a cloud that names none. */
export const DEFAULT_PALETTE = "aurora";

/** The palette of a gradient that names none. */
export const DEFAULT_RAMP = "lagoon";

/** Palettes of our own. The colours of aurora have a contrast above 3.2 to white as well as to #0d1117, a usual dark ground. */
export const OWN_PALETTES: readonly PackedPalette[] = [
  { name: "aurora", kind: "qualitative", source: "wordcloud", classes: ["3461f00c9c8ef0600ab25af5d01c6e"] },
  { name: "lagoon", kind: "sequential", source: "wordcloud", classes: ["5b4bc42f6fe42b9bd624b8b23bd671"] },
  { name: "ember", kind: "sequential", source: "wordcloud", classes: ["8f2d56d3435fee6c4df59e3ff7c948"] },
];
