import { shapeCells } from "../core/app/menu-layout.ts";
import { drawingOf } from "../core/shapes/drawing.ts";
import { SHAPE_COLORS, SHAPE_KINDS, type ShapeKind } from "../core/shapes/shape.ts";
import { frameOf, type View, type ViewSetup } from "./view.ts";

/** The six shapes, three beside one another, with their pictures where there is room. */
export function shapesView(setup: ViewSetup): View {
  const { widgets, box, colored, report } = setup;
  const { screen } = widgets;
  const frame = widgets.widgets.box({ ...frameOf(setup, "Shapes: Enter places"), parent: screen });
  let selected = 0;
  const cells = shapeCells(box).map((place, index) => {
    const kind = SHAPE_KINDS[index] ?? "circle";
    const style = colored ? { fg: SHAPE_COLORS[index] ?? "white" } : {};
    const content = contentOf(kind, place.width, place.height);
    return widgets.widgets.box({ ...place, parent: screen, content, style });
  });
  const choose = (index: number) => () => {
    if (index >= 0 && index < SHAPE_KINDS.length) report({ type: "menu-choose", index });
  };
  frame.key(["left", "h"], () => choose(selected % 3 === 0 ? -1 : selected - 1)());
  frame.key(["right", "l"], () => choose(selected % 3 === 2 ? -1 : selected + 1)());
  frame.key(["up", "k"], () => choose(selected - 3)());
  frame.key(["down", "j"], () => choose(selected + 3)());
  frame.key("enter", () => report({ type: "menu-accept" }));
  frame.focus();
  return {
    update({ menu }) {
      if (menu?.kind !== "shapes") return;
      selected = menu.index;
      cells.forEach((cell, index) => {
        cell.style.inverse = index === selected;
      });
    },
    destroy() {
      for (const cell of cells) cell.destroy();
      frame.destroy();
    },
  };
}

/** A picture over a name, in the middle of a cell; the name alone where there is no room. */
function contentOf(kind: ShapeKind, width: number, height: number): string {
  const name = kind.replace("line_straight", "line").replace("line_vertical", "post");
  const art = drawingOf(kind, 0);
  const rows = height >= art.length + 1 && width >= 7 ? [...art, name] : [name];
  const above = Math.max(0, Math.ceil((height - rows.length) / 2));
  const centred = rows.map((row) => `${" ".repeat(Math.max(0, Math.floor((width - row.length) / 2)))}${row}`);
  return `${"\n".repeat(above)}${centred.join("\n")}`;
}
