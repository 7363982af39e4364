import { expect, test } from "vitest";
import { KEYMAP } from "../src/core/app/keymap.ts";
import { contextOf } from "../src/core/app/reduce.ts";
import type { Item, Stamp } from "../src/core/shapes/shape.ts";
import { type Session, startSession } from "./app-session.ts";

const STAR: Stamp = { id: 1, type: "star", color: "red", x: 40.5, y: 10.5, angle: 0, scale: 1 };
const POST: Stamp = { id: 2, type: "line_vertical", color: "cyan", x: 20.5, y: 10.5, angle: 0, scale: 1 };
const scene = { items: [STAR, POST], wind: 0 };

function session(...before: readonly string[]): Session {
  const fresh = startSession({ scene });
  fresh.keys(...before);
  fresh.commands.length = 0;
  fresh.effects.length = 0;
  return fresh;
}

function starOf({ state }: Session): Item | undefined {
  return state.scene.items.find(({ id }) => id === 1);
}

/** What each line of the help promises, key by key: those that come before, and what is true afterwards. */
const PROMISES: Readonly<Record<string, (keys: readonly string[]) => void>> = {
  "play Space": ([key = ""]) => {
    const done = session(key);
    done.keys(key);
    expect(done.commands).toContainEqual({ type: "drop", count: 20 });
  },
  "play Shift+1-6": (keys) => {
    const done = session();
    done.keys(...keys);
    const drops = done.commands.filter(({ type }) => type === "drop");
    expect(drops).toEqual([0, 1, 2, 3, 4, 5].map((zone) => ({ type: "drop", count: 10, zone })));
  },
  "play 1-6": (keys) => {
    const done = session();
    done.keys(...keys);
    expect(done.commands).toEqual([0, 1, 2, 3, 4, 5].map((zone) => ({ type: "geyser", zone })));
  },
  "play Arrows": (keys) => {
    const done = session();
    done.keys(...keys);
    expect(done.commands.map((each) => each.type === "tilt" && each.direction)).toEqual([
      "left",
      "right",
      "up",
      "down",
    ]);
  },
  "play C": ([key = ""]) => {
    const done = session();
    done.keys(key);
    expect(done.state.options.color_mode).toBe(true);
    expect(done.commands).toEqual([{ type: "options", options: done.state.options }]);
    done.keys(key);
    expect(done.state.options.color_mode).toBe(false);
  },
  "play O": ([key = ""]) => expect(contextOf(session(key).state)).toBe("options"),
  "play S": (keys) => {
    for (const key of keys) expect(contextOf(session(key).state)).toBe("shapes");
  },
  "play B": ([key = ""]) => {
    expect(contextOf(session(key).state)).toBe("build");
    expect(contextOf(session(key, key).state)).toBe("play");
  },
  "play X": ([key = ""]) => expect(session(key).state.scene.items).toEqual([]),
  "play R": ([key = ""]) => {
    const done = session();
    done.keys(key);
    expect(done.commands).toEqual([{ type: "reset" }]);
    expect(done.state.scene).toBe(scene);
  },
  "play V": ([key = ""]) => {
    const modes = [session(key), session(key, key), session(key, key, key)].map(({ state }) => state.mode);
    expect(modes).toEqual(["half", "ascii", "braille"]);
  },
  "play U": ([key = ""]) => expect(session("x", key).state.scene).toEqual(scene),
  "play Y, Ctrl+Y": (keys) => {
    for (const key of keys) expect(session("x", "u", key).state.scene.items).toEqual([]);
  },
  "play Tab, Shift+Tab": ([next = "", previous = ""]) => {
    expect(session(next).state.selected).toBe(1);
    expect(session(next, next).state.selected).toBe(2);
    expect(session(previous).state.selected).toBe(2);
  },
  "play Ctrl+S": ([key = ""]) => {
    const done = session();
    done.keys(key);
    expect(done.effects).toMatchObject([{ type: "save", name: "level.json", overwrite: false }]);
  },
  "play Ctrl+L": ([key = ""]) => {
    const done = session();
    done.keys(key);
    expect(done.effects).toEqual([{ type: "load", name: "level.json" }]);
  },
  "play F": ([key = ""]) => expect(contextOf(session(key).state)).toBe("save"),
  "play L": ([key = ""]) => {
    const done = session();
    done.keys(key);
    expect(done.effects).toEqual([{ type: "list" }]);
  },
  "play ?, F1": (keys) => {
    for (const key of keys) expect(contextOf(session(key).state)).toBe("help");
  },
  "play Esc": ([key = ""]) => expect(session("tab", key).state.selected).toBeUndefined(),
  "play Q": ([key = ""]) => {
    const done = session();
    done.keys(key);
    expect(done.effects).toEqual([{ type: "quit" }]);
  },
  "always Ctrl+C": ([key = ""]) => {
    for (const place of ["b", "o", "s", "f", "?", "tab"]) {
      const done = session(place);
      done.keys(key);
      expect(done.effects).toEqual([{ type: "quit" }]);
    }
  },
  "always Ctrl+Z": ([key = ""]) => {
    const done = session("o");
    done.keys(key);
    expect(done.effects).toEqual([{ type: "suspend" }]);
  },
  "shape Arrows, WASD": (keys) => {
    const moves = keys.map((key) => starOf(session("tab", key)));
    const around = [{ x: 39.5 }, { x: 41.5 }, { y: 11.5 }, { y: 9.5 }];
    // WASD come as A, D, W, S, in the order of the arrows.
    expect(moves).toMatchObject([...around, ...around]);
  },
  "shape Z, X": ([left = "", right = ""]) => {
    expect(starOf(session("tab", left))).toMatchObject({ angle: 90 });
    expect(starOf(session("tab", right))).toMatchObject({ angle: 270 });
  },
  "shape N, M": ([previous = "", next = ""]) => {
    expect(starOf(session("tab", previous))?.color).toBe("cyan");
    expect(starOf(session("tab", next))?.color).toBe("green");
  },
  "shape Del, Backspace": (keys) => {
    for (const key of keys) expect(starOf(session("tab", key))).toBeUndefined();
  },
  "build Arrows": (keys) => {
    const cursors = keys.map((key) => session("b", key).state.building);
    expect(cursors).toMatchObject([{ column: 39 }, { column: 41 }, { row: 9 }, { row: 11 }]);
    expect(starOf(session("b", "tab", "g", ...keys, "up"))).toMatchObject({ x: 40.5, y: 11.5 });
  },
  "build Shift+arrows": (keys) => {
    const cursors = keys.map((key) => session("b", key).state.building);
    expect(cursors).toMatchObject([{ column: 35 }, { column: 45 }, { row: 5 }, { row: 15 }]);
  },
  "build Enter": ([key = ""]) => {
    expect(session("b", key).state.selected).toBe(1);
    expect(session("b", "up", "w", "right", key, "right", "down", key).state.building?.wall).toHaveLength(6);
  },
  "build G": ([key = ""]) => {
    expect(starOf(session("b", "enter", key, "right", key, "right"))).toMatchObject({ x: 41.5 });
  },
  "build Tab, Shift+Tab": ([next = "", previous = ""]) => {
    expect(session("b", next).state.selected).toBe(1);
    expect(session("b", previous).state.selected).toBe(2);
  },
  "build W": ([key = ""]) => {
    const done = session("b", key, "shift+right", key);
    expect(done.state.scene.items[2]).toMatchObject({ type: "wall", points: [40.5, 10.5, 45.5, 10.5] });
  },
  "build E": ([key = ""]) => expect(session("b", key).state.scene.items[2]).toMatchObject({ type: "emitter", x: 40.5 }),
  "build A": ([key = ""]) =>
    expect(session("b", key).state.scene.items[2]).toMatchObject({ type: "attractor", x: 40.5 }),
  "build S": ([key = ""]) => {
    const done = session("b", "shift+left", key);
    done.do({ type: "menu-choose", index: 2 }, { type: "menu-accept" });
    expect(done.state.scene.items[2]).toMatchObject({ type: "square", x: 35.5, y: 10.5 });
  },
  "build Z, X": ([left = "", right = ""]) => {
    expect(starOf(session("b", "tab", left))).toMatchObject({ angle: 15 });
    expect(starOf(session("b", "tab", right))).toMatchObject({ angle: 345 });
  },
  "build Shift+Z, Shift+X": ([left = "", right = ""]) => {
    expect(starOf(session("b", "tab", left))).toMatchObject({ angle: 1 });
    expect(starOf(session("b", "tab", right))).toMatchObject({ angle: 359 });
  },
  "build - and +": (keys) => {
    const scales = keys.map((key) => starOf(session("b", "tab", key)));
    expect(scales).toMatchObject([{ scale: 0.9 }, { scale: 1.1 }, { scale: 1.1 }]);
    expect(session("b", "e", "+").state.scene.items[2]).toMatchObject({ rate: 25 });
    expect(session("b", "a", "-").state.scene.items[2]).toMatchObject({ strength: 55 });
  },
  "build N, M": ([previous = "", next = ""]) => {
    expect(starOf(session("b", "tab", previous))?.color).toBe("cyan");
    expect(starOf(session("b", "tab", next))?.color).toBe("green");
  },
  "build < and >": (keys) => {
    const winds = keys.map((key) => session("b", key).state.scene.wind);
    expect(winds).toEqual([-2, -2, 2, 2]);
  },
  "build C": ([key = ""]) => expect(session("b", "tab", key).state.clipboard).toEqual(STAR),
  "build V": ([key = ""]) => {
    const done = session("b", "tab", "c", "shift+left", key);
    expect(done.state.scene.items[2]).toEqual({ ...STAR, id: 3, x: 35.5, y: 10.5 });
  },
  "build Del, Backspace": (keys) => {
    for (const key of keys) expect(starOf(session("b", "tab", key))).toBeUndefined();
  },
  "build Esc": ([key = ""]) => {
    expect(session("b", "w", key).state.building?.wall).toBeUndefined();
    expect(session("b", "tab", "g", key).state.building?.grabbed).toBe(false);
    expect(session("b", "tab", key).state.selected).toBeUndefined();
    expect(contextOf(session("b", key).state)).toBe("play");
  },
};

// Menus are the business of blessed's widgets and of their own tests.
const lines = KEYMAP.filter(({ context }) => ["play", "always", "shape", "build"].includes(context));

test.each(lines.map((line) => [`${line.context} ${line.keys}`, line] as const))(
  "%s does what the help says",
  (name, line) => {
    const promise = PROMISES[name];
    if (promise === undefined) throw new Error(`no test for the help's line ${name}`);
    promise(line.chords.map(({ chord }) => chord));
  },
);
