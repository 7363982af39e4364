import fc from "fast-check";
import { expect, test } from "vitest";
import { hintOf, shortened } from "../src/core/app/hint.ts";
import { KEYMAP, meaningOf } from "../src/core/app/keymap.ts";
import { contextOf, deadlineOf } from "../src/core/app/reduce.ts";
import type { Stamp } from "../src/core/shapes/shape.ts";
import { keyOf, type Session, startSession } from "./app-session.ts";

const STAR: Stamp = { id: 1, type: "star", color: "red", x: 40.5, y: 8, angle: 0, scale: 1 };
const withStar = { scene: { items: [STAR], wind: 0 } };

test("no key means two things in one context", () => {
  const seen = new Set<string>();
  for (const { context, chords } of KEYMAP) {
    for (const { chord } of chords) {
      expect(seen, `${context} ${chord}`).not.toContain(`${context} ${chord}`);
      seen.add(`${context} ${chord}`);
    }
  }
});

test("every key of the help is found by what a keyboard sends for it", () => {
  for (const { context, deed, chords } of KEYMAP) {
    for (const { chord, argument = 0 } of chords) {
      expect(meaningOf(keyOf(chord), context), `${context} ${chord}`).toEqual({ deed, argument });
    }
  }
});

test("Caps Lock changes no key that has no capital of its own", () => {
  expect(meaningOf(keyOf("Q"), "play")?.deed).toBe("quit");
  expect(meaningOf(keyOf("S"), "shape")?.deed).toBe("shapes");
  expect(meaningOf(keyOf("W"), "shape")?.deed).toBe("move");
});

test("Space drops twenty balls at each tap, however soon the taps come", () => {
  for (const gap of [80, 180, 300, 500, 900]) {
    const session = startSession();
    for (let tap = 0; tap < 4; tap++) {
      session.keys("space");
      session.wait(gap);
    }
    session.wait(1000);
    expect(
      session.commands.filter(({ type }) => type === "drop"),
      `${gap} ms`,
    ).toHaveLength(4);
    expect(session.state.holds).toEqual([]);
  }
});

test("a held Space is one drop and a ramp known up to the last repeat", () => {
  const session = startSession();
  session.keys("space");
  session.wait(500);
  for (let at = 500; at < 3000; at += 33) {
    session.keys("space");
    session.wait(33);
  }
  const known = session.commands.flatMap((each) => (each.type === "hold" ? [each.known ?? -1] : []));
  expect(session.commands.filter(({ type }) => type === "drop")).toHaveLength(1);
  expect(known.at(-1)).toBeGreaterThan(176);
  expect(known.at(-1)).toBeLessThanOrEqual(180);
  session.wait(300);
  expect(session.commands.at(-1)).toEqual({ type: "release", source: "space" });
});

test("with a keyboard that tells releases a hold lasts from the press to the release", () => {
  const session = startSession();
  session.do({ type: "releases", told: true });
  session.keys("!");
  session.wait(5000);
  session.do({ type: "input", event: keyOf("!", "repeat") });
  expect(session.commands).toEqual([
    { type: "drop", count: 10, zone: 0 },
    { type: "hold", source: "zone", x: expect.closeTo(80 / 12, 6), y: 21 },
  ]);
  session.do({ type: "input", event: keyOf("!", "release") });
  expect(session.commands.at(-1)).toEqual({ type: "release", source: "zone" });
});

test("what is held is let go when a menu opens or the terminal loses the focus", () => {
  const session = startSession();
  session.keys("space", "o");
  expect(session.commands.at(-1)).toEqual({ type: "release", source: "space" });
  session.keys("escape");
  session.mouse("down", 40, 15);
  session.do({ type: "input", event: { type: "focus", focused: false } });
  expect(session.commands.at(-1)).toEqual({ type: "release", source: "burst" });
});

test("a tilt is heard twice a second in each direction", () => {
  const session = startSession();
  session.keys("left", "left", "right");
  session.wait(499);
  session.keys("left");
  session.wait(1);
  session.keys("left");
  expect(session.commands).toEqual([
    { type: "tilt", direction: "left" },
    { type: "tilt", direction: "right" },
    { type: "tilt", direction: "left" },
  ]);
});

test("a geyser flashes its zone for 150 ms and then nothing is waited for", () => {
  const session = startSession();
  session.keys("6");
  expect(session.commands).toEqual([{ type: "geyser", zone: 5 }]);
  expect(deadlineOf(session.state)).toBe(1150);
  session.wait(150);
  expect(deadlineOf(session.state)).toBeUndefined();
});

test("a click pours in the top quarter and bursts below, and a drag takes it along", () => {
  const session = startSession();
  session.mouse("down", 10, 2);
  session.mouse("drag", 12, 2);
  session.mouse("up", 12, 2);
  session.mouse("down", 10, 15);
  session.mouse("up", 10, 15);
  expect(session.commands).toEqual([
    { type: "drop-at", x: 10.5, count: 10 },
    { type: "hold", source: "pour", x: 10.5, y: 18.5 },
    { type: "hold", source: "pour", x: 12.5, y: 18.5 },
    { type: "release", source: "pour" },
    { type: "burst", x: 10.5, y: 5.5 },
    { type: "hold", source: "burst", x: 10.5, y: 5.5 },
    { type: "release", source: "burst" },
  ]);
});

test("a shape is selected by a click, dragged, and one undo brings it back", () => {
  const session = startSession(withStar);
  session.mouse("down", 40, 13);
  for (let column = 41; column <= 50; column++) session.mouse("drag", column, 13);
  session.mouse("up", 50, 13);
  expect(session.state.scene.items[0]).toMatchObject({ x: 50.5, y: 8 });
  session.keys("u");
  expect(session.state.scene).toEqual(withStar.scene);
  session.keys("y");
  expect(session.state.scene.items[0]).toMatchObject({ x: 50.5 });
});

test("two quick clicks delete a shape, two slow ones do not, the right button gives the next colour", () => {
  const session = startSession(withStar);
  const click = (): void => {
    session.mouse("down", 40, 13);
    session.mouse("up", 40, 13);
  };
  click();
  session.wait(500);
  click();
  expect(session.state.scene.items).toHaveLength(1);
  session.mouse("down", 40, 13, { button: "right" });
  expect(session.state.scene.items[0]?.color).toBe("green");
  session.wait(500);
  click();
  session.wait(100);
  click();
  expect(session.state.scene.items).toHaveLength(0);
});

test("WASD and arrows move the selected shape, S too, and the capital S still opens the shapes", () => {
  const session = startSession(withStar);
  session.keys("tab", "s", "w", "w", "a", "d", "d", "right");
  expect(session.state.scene.items[0]).toMatchObject({ x: 42.5, y: 9 });
  session.keys("S");
  expect(contextOf(session.state)).toBe("shapes");
});

test("a clicked button does what its key does", () => {
  const session = startSession();
  session.mouse("down", 3, 23);
  expect(session.state.options.color_mode).toBe(true);
  session.mouse("down", 12, 23);
  expect(contextOf(session.state)).toBe("options");
  session.mouse("down", 24, 23);
  expect(contextOf(session.state)).toBe("shapes");
  session.mouse("down", 24, 23);
  expect(contextOf(session.state)).toBe("play");
  session.mouse("down", 75, 22);
  expect(contextOf(session.state)).toBe("build");
});

test("a click outside closes the menu and does nothing to the balls", () => {
  const session = startSession();
  session.keys("?");
  session.mouse("down", 0, 0);
  expect(session.state.menu).toBeUndefined();
  expect(session.commands).toEqual([]);
});

test("a changed ball count resets when the options close, and nothing else does", () => {
  const session = startSession();
  session.keys("o");
  session.do({ type: "menu-choose", index: 3 }, { type: "menu-step", by: 1 });
  session.keys("escape", "o");
  session.do({ type: "menu-choose", index: 2 }, { type: "menu-accept" }, { type: "menu-accept", text: "12345678" });
  session.keys("escape");
  expect(session.commands.map(({ type }) => type)).toEqual(["options", "options", "reset"]);
  expect(session.state.options).toMatchObject({ gravity_percent: 110, ball_count: 100_000 });
});

test("a file that is there is replaced only at the second wish, one of ours at once", () => {
  const session = startSession();
  session.keys("ctrl+s");
  session.do({ type: "exists", name: "level.json" });
  session.keys("ctrl+s");
  session.do({ type: "saved", name: "level.json" });
  session.keys("ctrl+s");
  const saves = session.effects.flatMap((each) => (each.type === "save" ? [each.overwrite] : []));
  expect(saves).toEqual([false, true, true]);
});

test("a loaded level takes the place of all, and undo brings the old scene back", () => {
  const session = startSession(withStar);
  const options = { ...session.state.options, ball_count: 900, color_mode: true };
  session.do({ type: "loaded", name: "a.json", scene: { items: [], wind: 3 }, options });
  expect(session.state.options.color_mode).toBe(true);
  expect(session.commands.map(({ type }) => type)).toEqual(["scene", "options", "reset"]);
  session.keys("u");
  expect(session.state.scene).toEqual(withStar.scene);
});

test("a loaded level is moved into the world, as an opened one is", () => {
  const session = startSession({ columns: 80, rows: 24 });
  const circle = { id: 1, type: "circle", x: 500, y: -9, angle: 0, scale: 1, color: "red" } as const;
  const { options } = session.state;
  session.do({ type: "loaded", name: "a.json", scene: { items: [circle], wind: 0 }, options });
  expect(session.state.scene.items).toEqual([{ ...circle, x: 79, y: 1 }]);
});

test("a resize keeps shapes where they are and the world as high as the canvas", () => {
  const session = startSession(withStar);
  session.do({ type: "size", columns: 100, rows: 40 });
  expect(session.commands).toEqual([{ type: "resize", columns: 100, rows: 37 }]);
  expect(session.state.scene).toEqual(withStar.scene);
});

test("whatever is typed and clicked in whatever order, there is a next state and it can be undone", () => {
  const chords = KEYMAP.flatMap((line) => line.chords.map(({ chord }) => chord));
  const anyAction = fc.oneof(
    fc.constantFrom(...chords).map((chord) => ({ type: "input", event: keyOf(chord) }) as const),
    fc
      .record({
        action: fc.constantFrom("down", "up", "drag", "wheel-up", "wheel-down"),
        button: fc.constantFrom("left", "right"),
        column: fc.integer({ min: -1, max: 90 }),
        row: fc.integer({ min: -1, max: 30 }),
      })
      .map(
        (event) =>
          ({ type: "input", event: { type: "pointer", ctrl: false, alt: false, shift: false, ...event } }) as const,
      ),
    fc.nat(900).map((index) => ({ type: "menu-choose", index }) as const),
    fc.constantFrom({ type: "menu-accept" } as const, { type: "menu-cancel" } as const),
    fc
      .record({ columns: fc.integer({ min: 1, max: 200 }), rows: fc.integer({ min: 1, max: 60 }) })
      .map((size) => ({ type: "size", ...size }) as const),
    fc.nat(800).map((later) => ({ type: "tick", now: 1000 + later * 50 }) as const),
  );
  fc.assert(
    fc.property(fc.array(anyAction, { maxLength: 60 }), (actions) => {
      const session = startSession(withStar);
      session.do(...actions);
      session.do({ type: "input", event: { type: "focus", focused: false } }, { type: "menu-cancel" });
      expect(session.state.holds).toEqual([]);
      const released = session.state.past.length;
      session.do({ type: "menu-cancel" });
      for (let i = 0; i < released; i++) session.keys("u");
      expect(session.state.past.length === 0 || session.state.menu !== undefined).toBe(true);
      expect(new Set(session.state.scene.items.map(({ id }) => id)).size).toBe(session.state.scene.items.length);
    }),
  );
});

test("more balls than there is room for are told: after the menu, a level and a new size, and each time once", () => {
  const told = ({ state }: Session): number => state.toasts.filter(({ text }) => text.includes("balls fit")).length;
  const app = startSession({ columns: 80, rows: 24 });
  app.keys("o");
  app.do({ type: "menu-choose", index: 2 }, { type: "menu-accept" }, { type: "menu-accept", text: "19000" });
  app.keys("escape");
  expect(told(app)).toBe(0);
  app.keys("o");
  app.do({ type: "menu-choose", index: 2 }, { type: "menu-accept" }, { type: "menu-accept", text: "25000" });
  app.keys("escape");
  expect(app.state.toasts.map(({ text }) => text)).toEqual([
    "19964 balls fit in here, not 25000: enlarge the window or see --radius",
  ]);
  app.wait(10_000);
  app.do({ type: "size", columns: 79, rows: 24 });
  expect(told(app)).toBe(0);
  app.do({ type: "size", columns: 120, rows: 40 }, { type: "size", columns: 60, rows: 20 });
  expect(told(app)).toBe(1);
  const loaded = startSession({ columns: 80, rows: 24 });
  const options = { ...loaded.state.options, ball_count: 50_000 };
  loaded.do({ type: "loaded", name: "a.json", scene: { items: [], wind: 0 }, options });
  expect(told(loaded)).toBe(1);
});

test("on a screen that is too small for bars no menu opens", () => {
  const app = startSession({ columns: 19, rows: 7 });
  app.keys("o", "s", "f", "?");
  expect(app.state.menu).toBeUndefined();
});

test("every hint fits beside its button at 80 columns, and elsewhere is cut between its parts", () => {
  const app = startSession();
  const hints: string[] = [];
  const look = (): void => {
    hints.push(hintOf(app.state));
  };
  app.keys("s");
  app.do({ type: "menu-accept" });
  look();
  app.keys("b");
  look();
  app.keys("w");
  look();
  app.keys("right", "enter");
  look();
  app.keys("w");
  look();
  app.keys("e");
  look();
  app.keys("a", "g");
  look();
  expect(hints.filter((hint) => hint.length > 78 || hint === "")).toEqual([]);
  expect(hints[0]?.length).toBeLessThanOrEqual(69);
  expect(shortened("one: two, three, four", 16)).toBe("one: two, three");
  expect(shortened("alone", 3)).toBe("alo");
});
