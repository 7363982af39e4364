import type { Polygon } from "./flatten.ts";

/** Sides of polygons inside a picture, sorted by the row in which they begin. */
export interface Edges {
  readonly count: number;
  /** Top of each edge, 0 to height. */
  readonly top: Float64Array;
  /** Bottom of each edge, below its top, at most height. */
  readonly bottom: Float64Array;
  /** x at the top of each edge, 0 to width. */
  readonly x: Float64Array;
  /** Change of x for each unit of y. */
  readonly slope: Float64Array;
  /** 1 where the polygon's side runs down, -1 where it runs up. */
  readonly direction: Int8Array;
  /** Index of the first edge that begins in a row; one more entry than rows, the last is `count`. */
  readonly firstInRow: Int32Array;
}

/**
 * The sides of the polygons, cut to the picture. What lies left of it is kept as an upright edge at x = 0, since it
 * still turns the winding of all pixels to its right; what lies above, below or right of it has no effect inside.
 */
export function edgesWithin(polygons: readonly Polygon[], width: number, height: number): Edges {
  const raw = new EdgeList();
  for (const polygon of polygons) {
    let x0 = polygon[polygon.length - 2]!;
    let y0 = polygon[polygon.length - 1]!;
    for (let i = 0; i < polygon.length; i += 2) {
      const x1 = polygon[i]!;
      const y1 = polygon[i + 1]!;
      if (y0 < y1) addSide(raw, [x0, y0, x1, y1], [width, height], 1);
      else if (y1 < y0) addSide(raw, [x1, y1, x0, y0], [width, height], -1);
      x0 = x1;
      y0 = y1;
    }
  }
  return sortByRow(raw, height);
}

/** Growing columns of x at top, top, x at bottom, bottom, direction. */
class EdgeList {
  count = 0;
  data: Float64Array = new Float64Array(5 * 64);

  add(x0: number, y0: number, x1: number, y1: number, direction: number): void {
    if (!(y1 > y0)) return;
    if (5 * (this.count + 1) > this.data.length) {
      const larger = new Float64Array(this.data.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    const { data } = this;
    const at = 5 * this.count++;
    data[at] = x0;
    data[at + 1] = y0;
    data[at + 2] = x1;
    data[at + 3] = y1;
    data[at + 4] = direction;
  }
}

type Side = readonly [x0: number, y0: number, x1: number, y1: number];

function addSide(
  list: EdgeList,
  [x0, y0, x1, y1]: Side,
  [width, height]: readonly [number, number],
  dir: number,
): void {
  if (y1 <= 0 || y0 >= height || (x0 >= width && x1 >= width)) return;
  const slope = (x1 - x0) / (y1 - y0);
  const top = Math.max(y0, 0);
  const bottom = Math.min(y1, height);
  const xTop = y0 < 0 ? x0 - y0 * slope : x0;
  const xBottom = y1 > height ? x1 - (y1 - height) * slope : x1;
  if (xTop >= 0 && xBottom >= 0 && xTop <= width && xBottom <= width) {
    list.add(xTop, top, xBottom, bottom, dir);
    return;
  }

  // A side that is upright but for its last bits may have a slope of 0; it then turns at its top.
  const yAt = (x: number): number => {
    const y = top + (x - xTop) / slope;
    return y > top ? Math.min(bottom, y) : top;
  };
  const left = xTop < 0 || xBottom < 0 ? yAt(0) : xTop < xBottom ? top : bottom;
  const right = xTop > width || xBottom > width ? yAt(width) : xTop < xBottom ? bottom : top;
  if (xTop < 0 && xBottom < 0) list.add(0, top, 0, bottom, dir);
  else if (slope > 0) {
    list.add(0, top, 0, left, dir);
    list.add(Math.max(xTop, 0), left, Math.min(xBottom, width), right, dir);
  } else {
    list.add(Math.min(xTop, width), right, Math.max(xBottom, 0), left, dir);
    list.add(0, left, 0, bottom, dir);
  }
}

function sortByRow(list: EdgeList, height: number): Edges {
  const { count, data } = list;
  const firstInRow = new Int32Array(height + 2);
  for (let i = 0; i < count; i++) firstInRow[Math.floor(data[5 * i + 1]!) + 2]!++;
  for (let row = 2; row < height + 2; row++) firstInRow[row]! += firstInRow[row - 1]!;

  const top = new Float64Array(count);
  const bottom = new Float64Array(count);
  const x = new Float64Array(count);
  const slope = new Float64Array(count);
  const direction = new Int8Array(count);
  for (let i = 0; i < count; i++) {
    const at = 5 * i;
    const to = firstInRow[Math.floor(data[at + 1]!) + 1]!++;
    x[to] = data[at]!;
    top[to] = data[at + 1]!;
    bottom[to] = data[at + 3]!;
    slope[to] = (data[at + 2]! - data[at]!) / (data[at + 3]! - data[at + 1]!);
    direction[to] = data[at + 4]!;
  }
  return { count, top, bottom, x, slope, direction, firstInRow: firstInRow.subarray(0, height + 1) };
}
