/** Effects on the whole, live and in exports. */
export const EFFECTS = ["off", "room", "hall", "warm", "wide"] as const;

export type EffectName = (typeof EFFECTS)[number];
