import type { Outline } from "@side-projects/raster";
import { type Chord, chordsOf } from "./chords.ts";

/** Chords of an outline that is looked into, as a large Han letter has; a hostile one would take long. */
const MOST_CHORDS = 2048;
/** Free space that two chords need between them, in ems: far above what rounding makes of a coordinate. */
const MARGIN = 1e-6;

const NOWHERE: Chord = { x0: 0, y0: 0, x1: 0, y1: 0, length: 0, stray: 0 };

/**
 * Whether all of a glyph at font size 1 winds 0 or once, in one direction: then `simple` may be set on its outline.
 * False also where that is not plain to see, as where contours touch; to be certain takes raster's `isSimple` a hundred
 * times as long.
 *
 * Contours are cut into chords that know how far they stray. Where neighbours leave their corner at an angle wider than
 * they bend, all others keep a distance, and contours lie within each other in turn, nothing overlaps.
 */
export function hasPlainContours(outline: Outline): boolean {
  const rings = chordsOf(outline);
  const chords = rings.reduce((sum, { length }) => sum + length, 0);
  return chords <= MOST_CHORDS && rings.every(turnsPlainly) && keepApart(rings) && nestInTurn(rings);
}

function turnsPlainly(ring: readonly Chord[]): boolean {
  return ring.every((chord, i) => {
    const next = ring[(i + 1) % ring.length] ?? chord;
    const bends = [bend(chord), bend(next)] as const;
    // Both angles together are less than a right one.
    if (!(bends[0] * bends[0] + bends[1] * bends[1] < 1)) return false;
    const [ax, ay] = [chord.x0 - chord.x1, chord.y0 - chord.y1];
    const [bx, by] = [next.x1 - next.x0, next.y1 - next.y0];
    if (ax * bx + ay * by <= 0) return true;
    // The sine of a sum is less than the sum of the sines.
    const sine = Math.abs(ax * by - ay * bx) / (chord.length * next.length);
    return sine > bends[0] + bends[1] + MARGIN;
  });
}

/** Sine of the angle between chord and contour at the most: the contour strays by that over half of half its length. */
function bend({ stray, length }: Chord): number {
  return (4 * stray) / length;
}

/** Whether any two chords but neighbours are farther from each other than they stray. */
function keepApart(rings: readonly (readonly Chord[])[]): boolean {
  const placed = rings.flatMap(placedIn).sort((a, b) => a.top - b.top);
  for (const [i, a] of placed.entries()) {
    for (let j = i + 1; j < placed.length; j++) {
      const b = placed[j];
      if (b === undefined || b.top > a.bottom) break;
      if (b.left > a.right || a.left > b.right || areNeighbours(a, b)) continue;
      if (!(distanceOf(a.chord, b.chord) > a.chord.stray + b.chord.stray + MARGIN)) return false;
    }
  }
  return true;
}

/** A chord, its place in its contour, and the box that its piece of the contour cannot leave. */
interface Placed {
  readonly chord: Chord;
  readonly ring: readonly Chord[];
  readonly place: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function placedIn(ring: readonly Chord[]): Placed[] {
  return ring.map((chord, place) => {
    const { x0, y0, x1, y1 } = chord;
    const reach = chord.stray + MARGIN;
    const left = Math.min(x0, x1) - reach;
    const top = Math.min(y0, y1) - reach;
    return { chord, ring, place, left, top, right: Math.max(x0, x1) + reach, bottom: Math.max(y0, y1) + reach };
  });
}

function areNeighbours(a: Placed, b: Placed): boolean {
  if (a.ring !== b.ring) return false;
  const apart = Math.abs(a.place - b.place);
  return apart === 1 || apart === a.ring.length - 1;
}

/** Distance of two lines, 0 where they cross. */
function distanceOf(a: Chord, b: Chord): number {
  const crossing = side(a, b.x0, b.y0) * side(a, b.x1, b.y1) <= 0 && side(b, a.x0, a.y0) * side(b, a.x1, a.y1) <= 0;
  // Lines in one line are told apart by their ends.
  if (crossing && side(a, b.x0, b.y0) !== side(a, b.x1, b.y1)) return 0;
  return Math.min(
    distanceTo(a, b.x0, b.y0),
    distanceTo(a, b.x1, b.y1),
    distanceTo(b, a.x0, a.y0),
    distanceTo(b, a.x1, a.y1),
  );
}

/** Twice the area of the triangle over the line, its sign the side that the point is on. */
function side({ x0, y0, x1, y1 }: Chord, x: number, y: number): number {
  return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
}

function distanceTo({ x0, y0, x1, y1, length }: Chord, x: number, y: number): number {
  const along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / (length * length);
  const t = Math.min(1, Math.max(0, along));
  return Math.sqrt((x0 + t * (x1 - x0) - x) ** 2 + (y0 + t * (y1 - y0) - y) ** 2);
}

/** Whether contours that keep apart wind 0 or once: each turns against the one that it lies in. */
function nestInTurn(rings: readonly (readonly Chord[])[]): boolean {
  const turns = rings.map(turnOf);
  const outside = rings.map((ring) => {
    const { x0: x, y0: y } = ring[0] ?? NOWHERE;
    return rings.reduce((sum, other, i) => (other !== ring && holds(other, x, y) ? sum + (turns[i] ?? 0) : sum), 0);
  });
  const windings = outside.flatMap((winding, i) => [winding, winding + (turns[i] ?? 0)]);
  return Math.max(0, ...windings) - Math.min(0, ...windings) <= 1;
}

function turnOf(ring: readonly Chord[]): number {
  const { x0: x, y0: y } = ring[0] ?? NOWHERE;
  return Math.sign(ring.reduce((area, chord) => area + side(chord, x, y), 0));
}

/** Whether a point that is on none of the chords is within them: a ray to the right crosses an odd number of them. */
function holds(ring: readonly Chord[], x: number, y: number): boolean {
  let inside = false;
  for (const chord of ring) {
    if (chord.y0 > y === chord.y1 > y) continue;
    if (side(chord, x, y) > 0 === chord.y1 > chord.y0) inside = !inside;
  }
  return inside;
}
