import { expect, test } from "vitest";
import { type Balls, emptyBalls } from "../src/core/physics/balls.ts";
import { burst, geyser, heldBurst, pushSpeed } from "../src/core/physics/burst.ts";
import { SPEED_CAP } from "../src/core/physics/constants.ts";
import { displace } from "../src/core/physics/displace.ts";
import { applyFields } from "../src/core/physics/fields.ts";
import { foldInside, shake } from "../src/core/physics/shrink.ts";
import { tilt } from "../src/core/physics/tilt.ts";

/** Balls at rest on a lattice around 50, 50, so dense that a circle drawn by them is smooth. */
function lattice(half: number, pitch: number): Balls {
  const side = Math.round((2 * half) / pitch) + 1;
  const balls = emptyBalls(side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      balls.x[balls.count] = 50 - half + column * pitch;
      balls.y[balls.count] = 50 - half + row * pitch;
      balls.count += 1;
    }
  }
  return balls;
}

function one(x: number, y: number): Balls {
  const balls = emptyBalls(1);
  balls.count = 1;
  balls.x[0] = x;
  balls.y[0] = y;
  return balls;
}

const speedOf = (balls: Balls, i = 0): number => Math.hypot(balls.vx[i] ?? 0, balls.vy[i] ?? 0);

test("a burst moves thousands of balls, all of them within 5 columns as the screen shows it, and none outside", () => {
  const balls = lattice(7, 0.1);
  const hit = burst(balls, { x: 50, y: 50, force: 1 });
  const reach = { left: 0, right: 0, up: 0, down: 0 };
  let moved = 0;
  for (let i = 0; i < balls.count; i++) {
    const dx = (balls.x[i] ?? 0) - 50;
    const dy = (balls.y[i] ?? 0) - 50;
    const onScreen = Math.hypot(dx, 2 * dy);
    if (onScreen < 4.99) expect(speedOf(balls, i)).toBeGreaterThan(0);
    if (onScreen > 5.01) expect(speedOf(balls, i)).toBe(0);
    if (speedOf(balls, i) === 0) continue;
    moved += 1;
    reach.right = Math.max(reach.right, dx);
    reach.left = Math.max(reach.left, -dx);
    reach.up = Math.max(reach.up, 2 * dy);
    reach.down = Math.max(reach.down, -2 * dy);
  }
  expect(moved).toBe(hit);
  expect(moved).toBeGreaterThan(3900);
  for (const extent of Object.values(reach)) expect(Math.abs(extent - 5)).toBeLessThan(0.25);
});

test("a burst throws outward, and up what lies in its middle", () => {
  const balls = lattice(3, 0.5);
  burst(balls, { x: 50, y: 50, force: 1 });
  for (let i = 0; i < balls.count; i++) {
    const dx = (balls.x[i] ?? 0) - 50;
    const dy = (balls.y[i] ?? 0) - 50;
    const vx = balls.vx[i] ?? 0;
    const vy = balls.vy[i] ?? 0;
    if (Math.hypot(dx, 2 * dy) > 5) continue;
    expect(vx * dy - vy * dx).toBeCloseTo(0, 4);
    expect(vx * dx + vy * dy).toBeGreaterThan(dx === 0 && dy === 0 ? -1 : 0);
    if (dx === 0 && dy === 0) expect(vy).toBeGreaterThan(10);
  }
});

test("every 10 % of force is felt, from 10 to 500, in bursts, geysers and tilts, and none reaches the speed cap", () => {
  const blows = [
    (force: number) => {
      const balls = one(51, 50.5);
      burst(balls, { x: 50, y: 50, force });
      return speedOf(balls);
    },
    (force: number) => {
      const balls = one(51, 50.5);
      for (let step = 0; step < 200; step++) heldBurst(balls, { x: 50, y: 50, force });
      return speedOf(balls);
    },
    (force: number) => {
      const balls = one(51, 0.5);
      geyser(balls, { x: 50, width: 20, force, color: undefined });
      return speedOf(balls);
    },
    (force: number) => {
      const balls = one(51, 0.5);
      tilt(balls, -1, 0, force);
      return speedOf(balls);
    },
  ];
  for (const blow of blows) {
    let last = 0;
    for (let percent = 10; percent <= 500; percent += 10) {
      const speed = blow(percent / 100);
      expect(speed).toBeGreaterThan(last + 0.02);
      expect(speed).toBeLessThan(SPEED_CAP);
      last = speed;
    }
    expect(blow(1)).toBeGreaterThan(8);
  }
  expect(pushSpeed(1)).toBe(SPEED_CAP / 2);
});

test("a geyser hits its zone from edge to edge, throws up and outward, and recolours only what it hits", () => {
  const balls = emptyBalls(4);
  balls.count = 4;
  balls.x.set([41, 59, 50, 61]);
  balls.y.set([1, 1, 6, 1]);
  expect(geyser(balls, { x: 50, width: 20, force: 1, color: 3 })).toBe(3);
  expect([...balls.color]).toEqual([3, 3, 3, 0]);
  expect(balls.vx[0]).toBeLessThan(0);
  expect(balls.vx[1]).toBeGreaterThan(0);
  for (const i of [0, 1, 2]) expect(balls.vy[i]).toBeGreaterThan(0);
  expect(speedOf(balls, 3)).toBe(0);
  // A zone of a narrow world is narrower than a burst.
  expect(geyser(one(4.9, 1), { x: 0, width: 6, force: 1, color: undefined })).toBe(1);
});

test("a world that shrinks pushes from its left as from its right, and from its floor as from its ceiling", () => {
  const box = { columns: 40, rows: 20, radius: 0.15 };
  const balls = emptyBalls(5);
  balls.count = 5;
  balls.x.set([0.3, 39.7, 20, 20, 20]);
  balls.y.set([10, 10, 0.3, 19.7, 10]);
  shake(balls, box, { x: 10, y: 6 });
  expect(balls.vx[0]).toBeCloseTo(0.5 * 10 * (1 - 0.3 / 1.2), 4);
  expect(balls.vx[1]).toBeCloseTo(-(balls.vx[0] ?? 0), 4);
  expect(balls.vy[2]).toBeCloseTo(0.5 * 6 * (1 - 0.3 / 1.2), 4);
  expect(balls.vy[3]).toBeCloseTo(-(balls.vy[2] ?? 0), 4);
  expect(speedOf(balls, 4)).toBe(0);
  const fast = one(0.2, 10);
  shake(fast, box, { x: 1000, y: 0 });
  expect(speedOf(fast)).toBe(8);
});

test("balls that a smaller world cuts off come back on top of what is there, and none stays outside", () => {
  const box = { columns: 40, rows: 20, radius: 0.15 };
  const balls = emptyBalls(800);
  for (let i = 0; i < 800; i++) {
    balls.x[i] = 0.2 + (i % 200) * 0.4;
    balls.y[i] = 0.15 + 0.3 * Math.floor(i / 200);
  }
  balls.count = 800;
  const right = [...balls.x].filter((x) => x > 39.85).length;
  expect(foldInside(balls, box, () => 0.5)).toBe(right);
  const tallies = new Map<string, number>();
  for (let i = 0; i < 800; i++) {
    const [x = 0, y = 0] = [balls.x[i], balls.y[i]];
    expect(x >= 0.1499 && x <= 39.8501 && y >= 0.1499 && y <= 19.8501).toBe(true);
    const cell = `${Math.floor(x)},${Math.floor(y)}`;
    tallies.set(cell, (tallies.get(cell) ?? 0) + 1);
  }
  // A cell holds 11.9 discs; one column of 400 would have hundreds in each.
  expect(Math.max(...tallies.values())).toBeLessThan(16);
});

test("a new shape throws out what is in it, the deeper the faster, and leaves the rest", () => {
  const square = { points: Float32Array.of(10, 10, 20, 10, 20, 20, 10, 20) };
  const balls = emptyBalls(3);
  balls.count = 3;
  balls.x.set([11, 13, 25]);
  balls.y.set([15, 15, 15]);
  expect(displace(balls, [square], 0.15)).toBe(2);
  expect(balls.vx[0]).toBeCloseTo(-15 * (0.5 + 1 / 5), 4);
  expect(balls.vx[1]).toBeCloseTo(-15 * (0.5 + 3 / 5), 4);
  expect(balls.vx[2]).toBe(0);
});

test("an attractor pulls what is within reach towards it, pushes when negative, and wind blows everywhere", () => {
  const attractor = { id: 1, color: "red", type: "attractor", x: 50, y: 50, strength: 60, reach: 10 } as const;
  const balls = emptyBalls(2);
  balls.count = 2;
  balls.x.set([45, 61]);
  balls.y.set([50, 50]);
  applyFields(balls, { wind: 0, attractors: [attractor] });
  // Half of the strength at half of the reach, for a sixtieth of a second.
  expect(balls.vx[0]).toBeCloseTo(0.5, 5);
  expect(balls.vx[1]).toBe(0);
  applyFields(balls, { wind: 0, attractors: [{ ...attractor, strength: -60 }] });
  expect(balls.vx[0]).toBeCloseTo(0, 5);
  applyFields(balls, { wind: -30, attractors: [] });
  expect([...balls.vx]).toEqual([-0.5, -0.5]);
});
