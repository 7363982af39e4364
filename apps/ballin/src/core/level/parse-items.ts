import type { Unnumbered } from "../builder/scene.ts";
import { fullTurn, ITEM_RANGES, MOST_ITEMS, MOST_POINTS, MOST_POINTS_IN_ALL, within } from "../shapes/limits.ts";
import { type Item, SHAPE_COLORS, SHAPE_KINDS, type ShapeColor } from "../shapes/shape.ts";
import { finite, type Notes, numberIn, oneOf, type Part, partOf, told } from "./fields.ts";

/** An item of ours and where it stands among all items. */
interface Inserted {
  readonly index: number;
  readonly item: Unnumbered;
}

/** Reads the two lists of a level file. What cannot be understood is left out with a note. */
export class ItemReader {
  readonly #notes: Notes;
  #points = 0;

  constructor(notes: Notes) {
    this.#notes = notes;
  }

  /**
   * @param shapes the list that the original has as well
   * @param extras our own walls, emitters and attractors, each with its index among all
   */
  read(shapes: readonly unknown[], extras: readonly unknown[]): readonly Item[] {
    const stamps = this.#first(shapes, MOST_ITEMS, "shapes").flatMap((value, i) => this.#stamp(value, `shapes[${i}]`));
    const inserted = this.#first(extras, MOST_ITEMS - stamps.length, "ballin.items").flatMap((value, i) =>
      this.#extra(value, `ballin.items[${i}]`),
    );
    const items: Unnumbered[] = [];
    let taken = 0;
    for (const { index, item } of inserted.sort((a, b) => a.index - b.index)) {
      while (items.length < index && taken < stamps.length) items.push(...stamps.slice(taken, ++taken));
      items.push(item);
    }
    return [...items, ...stamps.slice(taken)].map((item, i) => ({ ...item, id: i + 1 }));
  }

  #first(list: readonly unknown[], most: number, path: string): readonly unknown[] {
    if (list.length > most) this.#notes.add(`${path} has ${list.length} entries, the first ${most} were taken`);
    return list.slice(0, most);
  }

  #skip(path: string, reason: string): [] {
    this.#notes.add(`${path} was skipped: ${reason}`);
    return [];
  }

  #color(part: Part): ShapeColor {
    const value = part.fields.get("color");
    const color = oneOf(SHAPE_COLORS, value);
    if (color === undefined) this.#notes.add(`${part.path}.color is ${told(value)}, taken as green`);
    return color ?? "green";
  }

  #place(part: Part): { readonly x: number; readonly y: number } | undefined {
    const x = numberIn(part, "x", ITEM_RANGES.place, this.#notes);
    const y = numberIn(part, "y", ITEM_RANGES.place, this.#notes);
    return x === undefined || y === undefined ? undefined : { x, y };
  }

  #stamp(value: unknown, path: string): Unnumbered[] {
    const part = partOf(value, path);
    if (!part) return this.#skip(path, `it is ${told(value)}, no object`);
    const type = oneOf(SHAPE_KINDS, part.fields.get("shape_type"));
    if (!type) return this.#skip(path, `its shape_type is ${told(part.fields.get("shape_type"))}`);
    const place = this.#place(part);
    if (!place) return this.#skip(path, "its x and y are no numbers");
    const rotation = finite(part.fields.get("rotation_degrees"));
    if (rotation === undefined) this.#notes.add(`${path} has no rotation_degrees, taken as 0`);
    return [
      {
        type,
        ...place,
        color: this.#color(part),
        // The original counts clockwise.
        angle: fullTurn(finite(part.fields.get("angle")) ?? -(rotation ?? 0)),
        scale: numberIn(part, "scale", ITEM_RANGES.scale, this.#notes) ?? 1,
      },
    ];
  }

  #extra(value: unknown, path: string): Inserted[] {
    const part = partOf(value, path);
    if (!part) return this.#skip(path, `it is ${told(value)}, no object`);
    const index = finite(part.fields.get("index")) ?? MOST_ITEMS;
    return this.#bodyOf(part).map((item) => ({ index, item }));
  }

  #bodyOf(part: Part): Unnumbered[] {
    const type = oneOf(["wall", "emitter", "attractor"], part.fields.get("type"));
    if (type === undefined) return this.#skip(part.path, `its type is ${told(part.fields.get("type"))}`);
    if (type === "wall") return this.#wall(part);
    const place = this.#place(part);
    if (!place) return this.#skip(part.path, "its x and y are no numbers");
    const setting = (name: "rate" | "strength" | "reach", otherwise: number): number =>
      numberIn(part, name, ITEM_RANGES[name], this.#notes) ?? otherwise;
    const color = this.#color(part);
    if (type === "emitter") {
      return [
        { type, ...place, color, angle: fullTurn(finite(part.fields.get("angle")) ?? 0), rate: setting("rate", 20) },
      ];
    }
    return [{ type, ...place, color, strength: setting("strength", 40), reach: setting("reach", 15) }];
  }

  #wall(part: Part): Unnumbered[] {
    const list = part.fields.get("points");
    if (!Array.isArray(list)) return this.#skip(part.path, `its points are ${told(list)}`);
    const room = Math.min(MOST_POINTS, MOST_POINTS_IN_ALL - this.#points);
    if (list.length > 2 * room) {
      this.#notes.add(`${part.path} has ${Math.ceil(list.length / 2)} points, the first ${room} were taken`);
    }
    const points: number[] = [];
    for (const value of list.slice(0, 2 * room)) {
      const number = finite(value);
      if (number === undefined) return this.#skip(part.path, `one of its points is ${told(value)}`);
      points.push(within(ITEM_RANGES.place, number) + 0);
    }
    if (points.length < 4 || points.length % 2 !== 0) return this.#skip(part.path, "it has not two points or more");
    this.#points += points.length / 2;
    return [
      {
        type: "wall",
        points,
        color: this.#color(part),
        width: numberIn(part, "width", ITEM_RANGES.width, this.#notes) ?? 1,
      },
    ];
  }
}
