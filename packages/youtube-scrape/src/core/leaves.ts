import { canonicalJson, DEEPEST } from "./canonical.ts";
import { type Cell, type Holds, readCell } from "./cells.ts";
import { type Extras, pathTo } from "./extras.ts";
import { isRecord } from "./record.ts";

/** A column and the leaf that fills it. */
export interface LeafColumn {
  readonly name: string;
  readonly holds: Holds;
  /** Dotted path in the resource. */
  readonly source: string;
}

export interface PlanOptions {
  readonly columns: readonly LeafColumn[];
  /** Every column of the row, null until a leaf fills it. */
  readonly names: readonly string[];
  /** Paths that are known and have no column: they go to extras, whole where they are objects. */
  readonly extras: readonly string[];
  /** Paths that say nothing about the thing itself. */
  readonly dropped: readonly string[];
}

/** Where each leaf of a resource goes. */
export interface Plan {
  readonly root: Node;
  readonly blank: Readonly<Record<string, Cell>>;
}

interface Node {
  readonly path: string;
  readonly columns: LeafColumn[];
  readonly children: Map<string, Node>;
  dropped: boolean;
}

/** A resource taken apart. */
export interface Leaves {
  readonly cells: Record<string, Cell>;
  readonly extras: Extras;
  /** Paths that the plan does not know; their values are in extras. At most 100. */
  readonly unmapped: string[];
  /** Paths whose values are not of the sort their columns hold; the values are in extras. At most 100. */
  readonly invalid: string[];
}

const MOST_PATHS = 100;

export function planOf({ columns, names, extras, dropped }: PlanOptions): Plan {
  const root = nodeAt("");
  for (const column of columns) reach(root, column.source).columns.push(column);
  for (const path of extras) reach(root, path);
  for (const path of dropped) reach(root, path).dropped = true;
  return { root, blank: Object.fromEntries(names.map((name) => [name, null])) };
}

function nodeAt(path: string): Node {
  return { path, columns: [], children: new Map(), dropped: false };
}

function reach(root: Node, path: string): Node {
  let node = root;
  for (const key of path.split(".")) {
    const next = node.children.get(key) ?? nodeAt(pathTo(node.path, key));
    node.children.set(key, next);
    node = next;
  }
  return node;
}

/** Puts every leaf of the resource into a cell or into extras. A leaf that is null counts as left out. */
export function readLeaves(resource: Readonly<Record<string, unknown>>, plan: Plan): Leaves {
  const leaves: Leaves = { cells: { ...plan.blank }, extras: new Map(), unmapped: [], invalid: [] };
  readBranch(resource, plan.root, leaves);
  return leaves;
}

function readBranch(object: Readonly<Record<string, unknown>>, node: Node, leaves: Leaves): void {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === null || value === undefined) continue;
    const child = node.children.get(key);
    if (child !== undefined) readKnown(value, child, leaves);
    else readUnknown(value, pathTo(node.path, key), leaves, 0);
  }
}

function readKnown(value: unknown, node: Node, leaves: Leaves): void {
  if (node.dropped) return;
  if (node.columns.length > 0) readColumns(value, node, leaves);
  else if (node.children.size === 0) keep(value, node.path, leaves);
  else if (isRecord(value)) readBranch(value, node, leaves);
  else misfit(value, node.path, leaves);
}

function readColumns(value: unknown, node: Node, leaves: Leaves): void {
  let fits = true;
  for (const { name, holds } of node.columns) {
    const cell = readCell(holds, value);
    if (cell === undefined) fits = false;
    else leaves.cells[name] = cell;
  }
  if (!fits) misfit(value, node.path, leaves);
  if (!fits || node.children.size === 0 || !isRecord(value)) return;
  // The column holds the whole object, so only leaves with a column of their own are left to read.
  for (const [key, child] of node.children) {
    if (Object.hasOwn(value, key) && value[key] !== null) readKnown(value[key], child, leaves);
  }
}

function readUnknown(value: unknown, path: string, leaves: Leaves, depth: number): void {
  const keys = isRecord(value) && depth < DEEPEST ? Object.keys(value) : [];
  if (!isRecord(value) || keys.length === 0) {
    note(leaves.unmapped, path);
    keep(value, path, leaves);
    return;
  }
  for (const key of keys) readUnknown(value[key], pathTo(path, key), leaves, depth + 1);
}

function misfit(value: unknown, path: string, leaves: Leaves): void {
  note(leaves.invalid, path);
  keep(value, path, leaves);
}

function keep(value: unknown, path: string, leaves: Leaves): void {
  const json = canonicalJson(value);
  if (json === undefined) note(leaves.invalid, path);
  else leaves.extras.set(path, json);
}

function note(paths: string[], path: string): void {
  if (paths.length < MOST_PATHS && !paths.includes(path)) paths.push(path);
}
