/** Every input of the benchmarks, by name or by seed. */

/** Canvas sizes in pixels, from a favicon to past any use; 511 is no multiple of anything a processor likes. */
export const SIZES: readonly number[] = [16, 32, 64, 128, 256, 511, 512, 1024, 2048, 4096];

/** The five icons of the original's own benchmark, and two with many edges. */
export const ICONS: readonly string[] = ["heart", "star", "circle", "square", "check"];
export const DENSE_ICONS: readonly string[] = ["fingerprint", "github"];

/** Names of Font Awesome 7.3.1 that the original's 7.2.0 lacks; the other 2,583 are common to both. */
const NEWER_NAMES: ReadonlySet<string> = new Set(
  (
    "a11y-project build-awesome codeberg copilot devpost dolibarr internet-archive lets-encrypt lotus matrix " +
    "mattermost nextcloud obs-studio roblox-creator-studio ror square-build-awesome-stroke storybook substack tesla " +
    "visual-studio xrp xrpl youtube-shorts"
  ).split(" "),
);

/** The names that the original knows too, sorted. */
export function commonNames(all: readonly string[]): string[] {
  return [...new Set(all)].filter((name) => !NEWER_NAMES.has(name)).sort();
}

/** `count` of the values, the same ones for the same seed, in the order of the input. */
export function seededSample<T>(values: readonly T[], count: number, seed: number): T[] {
  const next = seededRandom(seed);
  const order = values.map((value, index) => ({ value, index, key: next() }));
  order.sort((a, b) => a.key - b.key);
  return order
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ value }) => value);
}

/** Numbers from 0 up to 1, mulberry32: 32 bits of state, the same on every engine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A closed shape in a square of one unit, y down: each contour is its start and then cubic curves of six numbers. */
export interface Shape {
  contours: readonly { start: readonly [number, number]; curves: readonly CurveTo[] }[];
  /** No contour meets another or itself. */
  simple: boolean;
}
export type CurveTo = readonly [number, number, number, number, number, number];

/** Two lobes and a point: eight control points, long smooth edges. */
const HEART: Shape = {
  simple: true,
  contours: [
    {
      start: [0.5, 0.25],
      curves: [
        [0.4, 0.02, 0.02, 0.02, 0.02, 0.36],
        [0.02, 0.6, 0.35, 0.78, 0.5, 0.96],
        [0.65, 0.78, 0.98, 0.6, 0.98, 0.36],
        [0.98, 0.02, 0.6, 0.02, 0.5, 0.25],
      ],
    },
  ],
};

/** One contour of 240 seeded waves about a circle: many short edges, none crossing. */
function blob(): Shape {
  const next = seededRandom(7);
  const count = 240;
  const at = (turn: number, radius: number): readonly [number, number] => {
    const angle = (2 * Math.PI * turn) / count;
    return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
  };
  const radii = Array.from({ length: count }, () => 0.34 + 0.14 * next());
  const curves = radii.map((radius, i): CurveTo => {
    const end = radii[(i + 1) % count] ?? radius;
    return [...at(i + 1 / 3, radius), ...at(i + 2 / 3, end), ...at(i + 1, end)];
  });
  return { simple: true, contours: [{ start: at(0, radii[0] ?? 0.4), curves }] };
}

/** 48 seeded discs that overlap, so that the winding rule has to be worked out. */
function overlap(): Shape {
  const next = seededRandom(11);
  const contours = Array.from({ length: 48 }, () => {
    const radius = 0.04 + 0.12 * next();
    const x = radius + (1 - 2 * radius) * next();
    const y = radius + (1 - 2 * radius) * next();
    return disc(x, y, radius);
  });
  return { simple: false, contours };
}

/** Four cubic curves stand for a circle, 0.03 % off at most. */
function disc(x: number, y: number, r: number): Shape["contours"][number] {
  const k = 0.5522847498 * r;
  return {
    start: [x + r, y],
    curves: [
      [x + r, y + k, x + k, y + r, x, y + r],
      [x - k, y + r, x - r, y + k, x - r, y],
      [x - r, y - k, x - k, y - r, x, y - r],
      [x + k, y - r, x + r, y - k, x + r, y],
    ],
  };
}

export const SHAPES: Readonly<Record<"heart" | "blob" | "overlap", Shape>> = {
  heart: HEART,
  blob: blob(),
  overlap: overlap(),
};
