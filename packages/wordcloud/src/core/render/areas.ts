import type { Affine, Outline } from "@side-projects/raster";

/** How much of each pixel a shape covers, for the pixels of a box that holds it. */
export interface Areas {
  /** Pixels from the picture's left edge to the box. */
  readonly left: number;
  /** Pixels from the picture's top edge to the box. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Values from one row to the next. */
  readonly stride: number;
  /** 0 to 255 for each pixel of the box; only those between `from` and `to` of their row have a meaning. */
  readonly levels: Uint8Array;
  /** The first pixel of each row that may be covered. */
  readonly from: Int32Array;
  /** One more than the last pixel of each row that may be covered. */
  readonly to: Int32Array;
}

/** Largest distance in pixels between a curve and a chord. */
const FLATNESS = 0.006;
/** Part of a chord's largest distance from its curve that the points between chords are moved by, to keep the area. */
const OUTWARD = 2 / 3;
/** What rounding may add to a pixel that is full. */
const ROUNDING = 1e-6;
/** Halves go up, also where a sum of areas falls short of one by its last bits. */
const HALF_UP = 0.5 + 1e-7;
/** Path commands of an {@link Outline}. */
const [MOVE, LINE, QUAD, CUBIC] = [0, 1, 2, 3];

/**
 * Exact coverage of small shapes, one after the other in the same memory.
 *
 * Signed areas are added up side by side in no order and summed along the rows, after R. Levien, "Inside the fastest
 * font renderer in the world" (2016): for a word of a few letters this is a fraction of the work of sorting its edges.
 * The sums are coverage where contours do not overlap; where they show that they do, there is no result.
 */
export class AreaSweep {
  readonly #width: number;
  readonly #height: number;
  /** Change of coverage from each pixel to the next, in rows of two more than pixels: the right edge spills over. */
  #cells: Float64Array = new Float64Array(1 << 14);
  #levels: Uint8Array = new Uint8Array(1 << 14);
  #points: Float64Array = new Float64Array(1 << 11);
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  #stride = 0;

  /** For a picture of so many pixels. */
  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#from = new Int32Array(height + 1);
    this.#to = new Int32Array(height + 1);
  }

  /** The result holds until the next call; undefined where the shape leaves the picture or overlaps itself. */
  cover(outline: Outline, map: Affine): Areas | undefined {
    const count = outline.points.length;
    if (count === 0) return undefined;
    const points = this.#moved(outline.points, map);
    let [left, right, top, bottom] = [points[0] ?? 0, points[0] ?? 0, points[1] ?? 0, points[1] ?? 0];
    for (let i = 2; i < count; i += 2) {
      const x = points[i] ?? 0;
      const y = points[i + 1] ?? 0;
      if (x < left) left = x;
      else if (x > right) right = x;
      if (y < top) top = y;
      else if (y > bottom) bottom = y;
    }
    left = Math.floor(left);
    top = Math.floor(top);
    const width = Math.ceil(right) - left;
    const height = Math.ceil(bottom) - top;
    if (!(left >= 0 && top >= 0 && left + width <= this.#width && top + height <= this.#height)) return undefined;
    for (let i = 0; i < count; i += 2) {
      points[i] = (points[i] ?? 0) - left;
      points[i + 1] = (points[i + 1] ?? 0) - top;
    }
    this.#clear(width + 2, height + 1);
    this.#addContours(outline.ops, points);
    if (!this.#sum(width, height, outline.simple === true)) return undefined;
    return { left, top, width, height, stride: width + 2, levels: this.#levels, from: this.#from, to: this.#to };
  }

  #moved(points: Float64Array, [a, b, c, d, e, f]: Affine): Float64Array {
    const count = points.length;
    if (this.#points.length < count) this.#points = new Float64Array(2 * count);
    const moved = this.#points;
    for (let i = 0; i < count; i += 2) {
      const x = points[i] ?? 0;
      const y = points[i + 1] ?? 0;
      moved[i] = a * x + c * y + e;
      moved[i + 1] = b * x + d * y + f;
    }
    return moved;
  }

  /** Sums leave all cells at 0, so only more of them have to be made. */
  #clear(stride: number, height: number): void {
    this.#stride = stride;
    const size = stride * height;
    if (this.#cells.length < size) this.#cells = new Float64Array(2 * size);
    if (this.#levels.length < size) this.#levels = new Uint8Array(2 * size);
    this.#from.fill(stride, 0, height);
    this.#to.fill(0, 0, height);
  }

  #addContours(ops: Uint8Array, points: Float64Array): void {
    let at = 0;
    let [x, y, startX, startY] = [0, 0, 0, 0];
    for (let i = 0; i < ops.length; i++) {
      const op = ops[i] ?? 0;
      if (op === LINE) {
        const endX = points[at] ?? 0;
        const endY = points[at + 1] ?? 0;
        this.#addSide(x, y, endX, endY);
        x = endX;
        y = endY;
        at += 2;
      } else if (op === QUAD) {
        this.#addQuad(x, y, points, at);
        x = points[at + 2] ?? 0;
        y = points[at + 3] ?? 0;
        at += 4;
      } else if (op === CUBIC) {
        this.#addCubic(x, y, points, at);
        x = points[at + 4] ?? 0;
        y = points[at + 5] ?? 0;
        at += 6;
      } else {
        this.#addSide(x, y, startX, startY);
        if (op === MOVE) {
          startX = points[at] ?? 0;
          startY = points[at + 1] ?? 0;
          at += 2;
        }
        x = startX;
        y = startY;
      }
    }
    this.#addSide(x, y, startX, startY);
  }

  #addQuad(x0: number, y0: number, points: Float64Array, at: number): void {
    const x1 = points[at] ?? 0;
    const y1 = points[at + 1] ?? 0;
    const x2 = points[at + 2] ?? 0;
    const y2 = points[at + 3] ?? 0;
    const ax = x0 - 2 * x1 + x2;
    const ay = y0 - 2 * y1 + y2;
    const n = chords(Math.sqrt(ax * ax + ay * ay) / (4 * FLATNESS));
    const out = OUTWARD / (4 * n * n);
    let x = x0;
    let y = y0;
    for (let i = 1; i < n; i++) {
      const t = i / n;
      const s = 1 - t;
      const nextX = s * s * x0 + 2 * s * t * x1 + t * t * x2 - out * ax;
      const nextY = s * s * y0 + 2 * s * t * y1 + t * t * y2 - out * ay;
      this.#addSide(x, y, nextX, nextY);
      x = nextX;
      y = nextY;
    }
    this.#addSide(x, y, x2, y2);
  }

  #addCubic(x0: number, y0: number, points: Float64Array, at: number): void {
    const x1 = points[at] ?? 0;
    const y1 = points[at + 1] ?? 0;
    const x2 = points[at + 2] ?? 0;
    const y2 = points[at + 3] ?? 0;
    const x3 = points[at + 4] ?? 0;
    const y3 = points[at + 5] ?? 0;
    const ax = x0 - 2 * x1 + x2;
    const ay = y0 - 2 * y1 + y2;
    const bx = x1 - 2 * x2 + x3;
    const by = y1 - 2 * y2 + y3;
    const bend = Math.max(ax * ax + ay * ay, bx * bx + by * by);
    const n = chords((0.75 * Math.sqrt(bend)) / FLATNESS);
    const out = (0.75 * OUTWARD) / (n * n);
    let x = x0;
    let y = y0;
    for (let i = 1; i < n; i++) {
      const t = i / n;
      const s = 1 - t;
      const w0 = s * s * s;
      const w1 = 3 * s * s * t;
      const w2 = 3 * s * t * t;
      const w3 = t * t * t;
      const nextX = w0 * x0 + w1 * x1 + w2 * x2 + w3 * x3 - out * (s * ax + t * bx);
      const nextY = w0 * y0 + w1 * y1 + w2 * y2 + w3 * y3 - out * (s * ay + t * by);
      this.#addSide(x, y, nextX, nextY);
      x = nextX;
      y = nextY;
    }
    this.#addSide(x, y, x3, y3);
  }

  /** Adds the areas to the right of a side, row by row. */
  #addSide(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 === y1) return;
    const down = y0 < y1;
    const top = down ? y0 : y1;
    const bottom = down ? y1 : y0;
    const direction = down ? 1 : -1;
    let x = down ? x0 : x1;
    const end = down ? x1 : x0;
    let row = top | 0;
    if (bottom <= row + 1) {
      this.#addEdge(row, x, end, (bottom - top) * direction);
      return;
    }
    const slope = (end - x) / (bottom - top);
    let y = top;
    while (row + 1 < bottom) {
      const next = (down ? x0 : x1) + (row + 1 - top) * slope;
      this.#addEdge(row, x, next, (row + 1 - y) * direction);
      row++;
      y = row;
      x = next;
    }
    this.#addEdge(row, x, end, (bottom - y) * direction);
  }

  /** Spreads a side within a row over the cells that it crosses and the one after them. */
  #addEdge(row: number, x0: number, x1: number, height: number): void {
    const low = Math.min(x0, x1);
    const high = Math.max(x0, x1);
    const first = low | 0;
    const last = high | 0;
    if (first < (this.#from[row] ?? 0)) this.#from[row] = first;
    if (last + 2 > (this.#to[row] ?? 0)) this.#to[row] = last + 2;
    const cells = this.#cells;
    const at = row * this.#stride + first;
    if (first === last) {
      const beyond = height * ((low + high) * 0.5 - first);
      cells[at] = (cells[at] ?? 0) + height - beyond;
      cells[at + 1] = (cells[at + 1] ?? 0) + beyond;
      return;
    }
    // Height per unit of x is constant: the first and the last cell hold triangles and those between hold trapezoids.
    const perCell = height / (high - low);
    let before = 0;
    for (let cell = first; cell <= last; cell++) {
      const begin = Math.max(cell, low);
      const end = cell < last ? cell + 1 : high;
      // What has passed so far covers the whole cell, what passes within it the part to its right.
      const passed = perCell * (begin - low);
      const within = perCell * (end - begin);
      const covered = passed + within * (cell + 1 - 0.5 * (begin + end));
      const index = at + cell - first;
      cells[index] = (cells[index] ?? 0) + covered - before;
      before = covered;
    }
    const after = at + last - first + 1;
    cells[after] = (cells[after] ?? 0) + height - before;
  }

  /** Turns changes into levels and clears them; false where contours overlap. */
  #sum(width: number, height: number, simple: boolean): boolean {
    const cells = this.#cells;
    const levels = this.#levels;
    let least = 0;
    let most = 0;
    for (let row = 0; row <= height; row++) {
      const begin = row * this.#stride;
      const from = this.#from[row] ?? 0;
      const to = this.#to[row] ?? 0;
      let sum = 0;
      for (let x = from; x < to; x++) {
        sum += cells[begin + x] ?? 0;
        cells[begin + x] = 0;
        if (sum < least) least = sum;
        else if (sum > most) most = sum;
        const area = sum < 0 ? -sum : sum;
        levels[begin + x] = area >= 1 ? 255 : (area * 255 + HALF_UP) | 0;
      }
      if (to > width) this.#to[row] = width;
    }
    return simple || (Math.max(most, -least) <= 1 + ROUNDING && Math.min(most, -least) <= ROUNDING);
  }
}

function chords(square: number): number {
  return square <= 1 ? 1 : Math.ceil(Math.sqrt(square) - 1e-9);
}
