import type { PackedPalette } from "./palette.ts";

/** The palette of a cloud that names none. */
export const DEFAULT_PALETTE = "aurora";

/** The palette of a gradient that names none. */
export const DEFAULT_RAMP = "lagoon";

/**
 * Palettes of our own. The colours of aurora have a contrast of 3 or more to white as well as to black, and differ in
 * blue against yellow or in lightness where they differ in red against green.
 */
export const OWN_PALETTES: readonly PackedPalette[] = [
  { name: "aurora", kind: "qualitative", source: "wordcloud", classes: ["3b6ef50d9488d9480fa855f7c98a00db2777"] },
  { name: "lagoon", kind: "sequential", source: "wordcloud", classes: ["5b4bc42f6fe42b9bd624b8b23bd671"] },
  { name: "ember", kind: "sequential", source: "wordcloud", classes: ["8f2d56d3435fee6c4df59e3ff7c948"] },
];
