import { damaged } from "./core/damaged.ts";

export type Untyped = Record<string, unknown>;

export function isRecord(value: unknown): value is Untyped {
  return typeof value === "object" && value !== null;
}

/** @throws IconError E_FONT when the parser left out an object that every font needs */
export function record(value: unknown): Untyped {
  if (!isRecord(value)) throw damaged("the font lacks a table that it needs");
  return value;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function finite(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
