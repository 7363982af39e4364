/** Zones of the number row, 1 to 6; narrow worlds have fewer, six columns each. */
export function zoneCount(columns: number): number {
  return Math.max(1, Math.min(6, Math.floor(columns / 6)));
}

export interface Span {
  /** Units. */
  readonly left: number;
  readonly width: number;
}

/** @returns where a zone, 0 to 5, lies; undefined when a world is too narrow to have it */
export function zoneSpan(zone: number, columns: number): Span | undefined {
  const zones = zoneCount(columns);
  if (!Number.isInteger(zone) || zone < 0 || zone >= zones) return undefined;
  const width = columns / zones;
  return { left: zone * width, width };
}

/** The zone in which an x lies. */
export function zoneAt(x: number, columns: number): number {
  const zones = zoneCount(columns);
  return Math.max(0, Math.min(zones - 1, Math.floor((x / columns) * zones)));
}
