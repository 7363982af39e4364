import type { Engine } from "../physics/engine.ts";
import type { Random } from "./random.ts";
import type { Span } from "./zones.ts";

/** Units by which a dropped ball may be off its place, so that no two ever lie exactly on one another. */
const JITTER = 0.1;
/** Units below the ceiling. */
const DROP_DEPTH = 1;

/** Adds balls to an engine, as many as there is room for. */
export class Drops {
  readonly #engine: Engine;
  readonly #random: Random;
  /** 0 to 100: how many of the balls get a colour. */
  colorPercent = 80;

  constructor(engine: Engine, random: Random) {
    this.#engine = engine;
    this.#random = random;
  }

  /** One ball, if there is room. */
  add(x: number, y: number, vx: number, vy: number): void {
    const random = this.#random;
    const colored = random.below(100) < this.colorPercent;
    const color = 1 + random.below(6);
    this.#engine.add({ x, y, vx, vy, color: colored ? color : 0 });
  }

  /** A row of evenly spaced balls below the ceiling, and further rows below it when one is full. */
  row(span: Span, count: number): void {
    const pitch = 2.2 * this.#engine.radius;
    const room = Math.max(1, Math.floor(span.width / pitch));
    for (let done = 0; done < count; done += room) {
      const here = Math.min(room, count - done);
      const gap = span.width / (here + 1);
      const y = this.#engine.rows - DROP_DEPTH - (done / room) * pitch;
      for (let i = 1; i <= here; i++) this.#near(span.left + gap * i, y, Math.min(JITTER, (gap - pitch) / 2));
    }
  }

  /** Balls at random places of a row below the ceiling. */
  scatter(span: Span, count: number): void {
    const y = this.#engine.rows - DROP_DEPTH;
    for (let i = 0; i < count; i++) this.#near(span.left + this.#random.unit() * span.width, y, JITTER);
  }

  /** A heap of balls, three in a row, whose lowest row is at the place unless that is too near the ceiling. */
  heap(x: number, y: number, count: number): void {
    const height = 0.5 * Math.ceil(count / 3 - 1);
    const floor = Math.min(y, this.#engine.rows - DROP_DEPTH - height);
    for (let i = 0; i < count; i++) this.#near(x + (i % 3) - 1, floor + 0.5 * Math.floor(i / 3), JITTER);
  }

  #near(x: number, y: number, jitter: number): void {
    const extent = Math.max(0, jitter);
    this.add(x + this.#random.around(extent), y + this.#random.around(JITTER), 0, 0);
  }

  /** Balls in even rows over the whole world, where a run starts. */
  fill(count: number): void {
    const { columns, rows, radius } = this.#engine;
    const lines = Math.max(1, Math.ceil(Math.sqrt((count * rows) / columns)));
    const inLine = Math.max(1, Math.ceil(count / lines));
    const dx = columns / inLine;
    const dy = rows / lines;
    // An exact lattice would fall as columns that balance on each other.
    const jx = Math.max(0.01, Math.min(0.2, (dx - 2 * radius) / 2));
    const jy = Math.max(0.01, Math.min(0.2, (dy - 2 * radius) / 2));
    for (let i = 0; i < count; i++) {
      const x = dx * ((i % inLine) + 0.5);
      const y = dy * (Math.floor(i / inLine) + 0.5);
      this.add(x + this.#random.around(jx), y + this.#random.around(jy), 0, 0);
    }
  }
}
