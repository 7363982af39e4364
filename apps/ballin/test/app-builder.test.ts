import { expect, test } from "vitest";
import { handleCells } from "../src/core/app/handles.ts";
import { layoutFor, selectedItem } from "../src/core/app/state.ts";
import type { Stamp } from "../src/core/shapes/shape.ts";
import { type Session, startSession } from "./app-session.ts";

const STAR: Stamp = { id: 1, type: "star", color: "red", x: 40.5, y: 10.5, angle: 0, scale: 1 };

function click(session: Session, column: number, row: number): void {
  session.mouse("down", column, row);
  session.mouse("up", column, row);
}

/** Clicks a button of the builder by its label. */
function press(session: Session, label: string): void {
  const button = layoutFor(session.state).buttons.find((each) => each.label.includes(label));
  if (button === undefined) throw new Error(`no button ${label}`);
  click(session, button.box.left + 1, button.box.top);
}

function inBuilder(): Session {
  const session = startSession({ scene: { items: [STAR], wind: 0 } });
  press(session, "[B]uild");
  return session;
}

test("walls, emitters and attractors are placed with the mouse alone", () => {
  const session = inBuilder();
  press(session, "[W]all");
  session.mouse("down", 5, 5);
  for (let column = 6; column <= 15; column++) session.mouse("drag", column, 5);
  session.mouse("up", 15, 5);
  press(session, "[E]mitter");
  click(session, 60, 3);
  press(session, "[A]ttractor");
  click(session, 70, 12);
  expect(session.state.scene.items.slice(1)).toMatchObject([
    { type: "wall", points: [5.5, 15.5, 15.5, 15.5] },
    { type: "emitter", x: 60.5, y: 17.5 },
    { type: "attractor", x: 70.5, y: 8.5 },
  ]);
});

test("copy, paste, delete, undo, redo, wind and colours are buttons as well", () => {
  const session = inBuilder();
  click(session, 40, 10);
  press(session, "[C]opy");
  click(session, 10, 10);
  press(session, "Paste");
  press(session, "Hue");
  press(session, "[>]");
  expect(session.state.scene).toMatchObject({ wind: 2, items: [STAR, { x: 10.5, color: "green" }] });
  press(session, "Del");
  expect(session.state.scene.items).toEqual([STAR]);
  press(session, "[U]ndo");
  press(session, "Redo");
  expect(session.state.scene.items).toEqual([STAR]);
});

test("a dragged handle turns the item to any angle, the other one scales it, and each is one step to undo", () => {
  const session = inBuilder();
  click(session, 40, 10);
  const handle = (kind: string): { column: number; row: number } => {
    const item = selectedItem(session.state);
    const found = item && handleCells(item, 80, 21).find((each) => each.kind === kind);
    if (found === undefined) throw new Error(`no handle to ${kind}`);
    return found;
  };
  const turn = handle("turn");
  session.mouse("down", turn.column, turn.row);
  session.mouse("drag", turn.column - 2, turn.row);
  session.mouse("drag", turn.column - 3, turn.row + 1);
  session.mouse("up", turn.column - 3, turn.row + 1);
  const turned = selectedItem(session.state);
  expect(turned).toMatchObject({ angle: expect.any(Number) });
  expect(turned).not.toMatchObject({ angle: 0 });
  const scale = handle("scale");
  session.mouse("down", scale.column, scale.row);
  session.mouse("drag", scale.column + 6, scale.row + 3);
  session.mouse("up", scale.column + 6, scale.row + 3);
  const scaled = selectedItem(session.state);
  expect(scaled?.type === "star" && scaled.scale).toBeGreaterThan(1.3);
  session.keys("u");
  expect(selectedItem(session.state)).toEqual(turned);
  session.keys("u");
  expect(selectedItem(session.state)).toEqual(STAR);
});

test("the wheel turns the selected item, with Ctrl it scales it", () => {
  const session = inBuilder();
  click(session, 40, 10);
  session.mouse("wheel-up", 40, 10, { button: "none" });
  session.mouse("wheel-down", 40, 10, { button: "none", ctrl: true });
  expect(selectedItem(session.state)).toMatchObject({ angle: 5, scale: 0.9 });
});

test("hundreds of edits are undone and done again", () => {
  const session = inBuilder();
  session.keys("tab");
  const scenes = [session.state.scene];
  for (let step = 0; step < 300; step++) {
    session.keys(["z", "m", "+", "-", ">", "e"][step % 6] ?? "z");
    scenes.push(session.state.scene);
  }
  const steps = session.state.past.length;
  expect(steps).toBeGreaterThanOrEqual(200);
  for (let step = 0; step < steps; step++) session.keys("u");
  expect(session.state.scene).toBe(scenes[0]);
  for (let step = 0; step < steps; step++) session.keys("y");
  expect(session.state.scene).toBe(scenes.at(-1));
});
