import type { Balls } from "./balls.ts";
import { SPEED_CAP } from "./constants.ts";

/** Columns around a burst within which balls are hit. */
const BURST_RADIUS = 5;

/** How much taller than wide a cell is on the screen. */
const CELL_ASPECT = 2;

/**
 * The speed that a push gives, in units a second. It nears the speed cap and never reaches it, so a stronger push is
 * always the faster one.
 *
 * @param push from 0; at 1 half of the cap
 */
export function pushSpeed(push: number): number {
  return (SPEED_CAP * push) / (1 + push);
}

/** Pushes at the middle of a burst of 100 %: 75 % of the speed cap there, 33 % at the edge. */
const BLAST = 3;
const EDGE = 5;

/** Part of the way to its speed that a held burst brings a ball in a step. */
const HELD_PART = 0.3;

export interface Blast {
  /** The middle in units. */
  readonly x: number;
  readonly y: number;
  /** 1 is 100 %. */
  readonly force: number;
}

function push(force: number, nearness: number): number {
  return pushSpeed((BLAST * force) / (1 + EDGE * nearness * nearness));
}

/**
 * Throws every ball outward that is within BURST_RADIUS columns on the screen, where the burst is a circle: a unit of
 * height counts as CELL_ASPECT columns. Speed is added.
 *
 * @returns how many were hit
 */
export function burst(balls: Balls, blast: Blast): number {
  const { x, y, vx, vy } = balls;
  let hit = 0;
  for (let i = 0; i < balls.count; i++) {
    const dx = x[i]! - blast.x;
    const dy = y[i]! - blast.y;
    const screen = dx * dx + dy * dy * CELL_ASPECT * CELL_ASPECT;
    if (screen > BURST_RADIUS * BURST_RADIUS) continue;
    const speed = push(blast.force, Math.sqrt(screen) / BURST_RADIUS);
    const distance = Math.sqrt(dx * dx + dy * dy);
    // What lies in the very middle has no outward, and goes up.
    vx[i] = vx[i]! + (distance > 0 ? (dx / distance) * speed : 0);
    vy[i] = vy[i]! + (distance > 0 ? (dy / distance) * speed : speed);
    hit += 1;
  }
  return hit;
}

/**
 * A step of a burst that is held: balls are brought outward to the speed that the force allows, and not beyond, so
 * force counts however long it is held.
 *
 * @returns how many are in it
 */
export function heldBurst(balls: Balls, blast: Blast): number {
  const { x, y, vx, vy } = balls;
  let hit = 0;
  for (let i = 0; i < balls.count; i++) {
    const dx = x[i]! - blast.x;
    const dy = y[i]! - blast.y;
    const screen = dx * dx + dy * dy * CELL_ASPECT * CELL_ASPECT;
    if (screen > BURST_RADIUS * BURST_RADIUS) continue;
    hit += 1;
    const distance = Math.sqrt(dx * dx + dy * dy);
    const ux = distance > 0 ? dx / distance : 0;
    const uy = distance > 0 ? dy / distance : 1;
    const missing = push(blast.force, Math.sqrt(screen) / BURST_RADIUS) - (vx[i]! * ux + vy[i]! * uy);
    if (missing <= 0) continue;
    vx[i] = vx[i]! + HELD_PART * missing * ux;
    vy[i] = vy[i]! + HELD_PART * missing * uy;
  }
  return hit;
}

export interface Geyser {
  /** The middle of the zone, and the width of the zone in units. */
  readonly x: number;
  readonly width: number;
  /** 1 is 100 %. */
  readonly force: number;
  /** An index of BALL_COLORS that balls take on; undefined leaves them as they are. */
  readonly color: number | undefined;
}

/** Height of a geyser's mouth above the floor. */
const MOUTH = 1;

/**
 * Throws every ball upward and outward that is within half the zone's width, and at least BURST_RADIUS, of the mouth,
 * in units and not on the screen: a geyser is meant to be tall.
 *
 * @returns how many were hit
 */
export function geyser(balls: Balls, vent: Geyser): number {
  const { x, y, vx, vy, color } = balls;
  const radius = Math.max(vent.width / 2, BURST_RADIUS);
  let hit = 0;
  for (let i = 0; i < balls.count; i++) {
    const dx = x[i]! - vent.x;
    const dy = y[i]! - MOUTH;
    const square = dx * dx + dy * dy;
    if (square > radius * radius) continue;
    const distance = Math.sqrt(square);
    const speed = push(vent.force, distance / radius);
    // Half outward, half up. Straight below the mouth these cancel, and up is meant.
    const ux = distance > 0 ? dx / distance : 0;
    const uy = (distance > 0 ? dy / distance : 0) + 1;
    const length = Math.sqrt(ux * ux + uy * uy);
    vx[i] = vx[i]! + (length > 0.01 ? (ux / length) * speed : 0);
    vy[i] = vy[i]! + (length > 0.01 ? (uy / length) * speed : speed);
    if (vent.color !== undefined) color[i] = vent.color;
    hit += 1;
  }
  return hit;
}
