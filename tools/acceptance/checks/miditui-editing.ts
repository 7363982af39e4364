import { allOf, type Finding } from "../src/findings.ts";
import { SAVE } from "./miditui-note-walks.ts";
import { block, both, cursorAt, GRID, notes, ROW, type Seen, type Step, shows, walked } from "./miditui-walk.ts";

/** A kind of editing, from the same song to the same song by key and by mouse. */
interface Edit {
  readonly name: string;
  readonly keys: readonly Step[];
  readonly mouse: readonly Step[];
  readonly seen: Seen;
}

/** Hints are clicked where they are once the notice over them has gone. */
function hint(text: string): readonly Step[] {
  return [{ until: shows(text) }, { clickOn: text.slice(1) }];
}

function at(column: number, line: number): readonly [number, number] {
  return [GRID + column, line];
}

function has(...lines: readonly string[]): Seen {
  return notes((all) => lines.every((line) => all.includes(line)));
}

const SELECT: readonly Step[] = ["v", { until: shows("-- SELECT --") }];
const TWO = both(block(2, ROW.c4, 5), block(6, ROW.e4, 5), block(34, ROW.c4, 2));
/** First four quarters chosen, the note in bar 3 not. */
const FOUR: readonly Step[] = [{ drag: [at(0, ROW.b3), at(15, ROW.e4)] }, { until: block(14, ROW.e4, 5) }];
const LANE: readonly Step[] = ["o", { until: shows(" Vel ") }];

const EDITS: readonly Edit[] = [
  {
    name: "rubber band",
    keys: [...SELECT, "j", "j", { until: cursorAt(0, ROW.c4) }, "b", "l", "l", "l", "l", "k", "k", "k", "k", "b"],
    mouse: [{ drag: [at(0, ROW.b3), at(6, ROW.e4)], options: { shift: true } }],
    seen: TWO,
  },
  {
    name: "copy and paste",
    keys: ["j", "j", "Y", "L", "P", ...SAVE],
    mouse: [
      ...SELECT,
      { click: at(1, ROW.c4) },
      ...hint("[Y]Copy"),
      { until: shows("Copied") },
      { click: at(16, ROW.d4) },
      ...hint("[P]Paste"),
      ...SAVE,
    ],
    seen: has("0 90 3c 50", "1920 90 3c 50"),
  },
  {
    name: "duplicate",
    keys: [...SELECT, "j", "j", "enter", "ctrl+d", ...SAVE],
    mouse: [...SELECT, { click: at(1, ROW.c4) }, ...hint("[^D]Repeat"), ...SAVE],
    seen: has("0 90 3c 50", "480 90 3c 50"),
  },
  {
    name: "quantize with swing",
    // The second of two quarters comes after three quarters of both.
    keys: ["ctrl+a", "Q", { until: shows("┌ Quantize") }, "ctrl+u", { text: "1/4 75%" }, "enter", ...SAVE],
    mouse: [
      ...SELECT,
      ...FOUR,
      ...hint("[#]Quantize").slice(0, 1),
      "Q",
      { until: shows("┌ Quantize") },
      "ctrl+u",
      { text: "1/4 75%" },
      { clickOn: "Enter]OK" },
      ...SAVE,
    ],
    seen: has("0 90 3c 50", "720 90 40 50", "960 90 3c 50", "1680 90 40 50"),
  },
  {
    name: "velocity lane",
    keys: [...LANE, "ctrl+a", "V", { until: shows("┌ Velocity") }, { text: "127" }, "enter", ...SAVE],
    mouse: [...LANE, { drag: [at(0, 14), at(33, 14)] }, ...SAVE],
    seen: has("0 90 3c 7f", "480 90 40 7f", "3840 90 3c 7f"),
  },
  {
    name: "loop range",
    keys: ["L", "E", "0", "B", "space", { until: shows("[>] PLAY") }],
    mouse: [{ drag: [at(0, ROW.ruler), at(15, ROW.ruler)] }, { click: [3, 1] }, { until: shows("[>] PLAY") }],
    // It has come round: bar 1 is played again after its second half.
    seen: loopedOnce(),
  },
];

function loopedOnce(): Seen {
  let half = false;
  return ({ terminal }) => {
    const [, bar = "", beat = ""] = /Pos: (\d+):0(\d)/.exec(terminal.row(1)) ?? [];
    if (bar === "1" && beat === "4") half = true;
    if (bar !== "1") half = false;
    return half && bar === "1" && beat === "1" && terminal.row(1).includes("[>] PLAY");
  };
}

/** Each kind of editing, by key and by mouse, in a pty each. */
export async function editingFindings(quick: boolean): Promise<Finding[]> {
  const edits = quick ? EDITS.slice(0, 1) : EDITS;
  const wrong: string[] = [];
  for (const { name, keys, mouse, seen } of edits)
    for (const [by, act] of [
      ["key", keys],
      ["mouse", mouse],
    ] as const) {
      const failed = await walked({}, act, seen, true).catch((error: unknown) => String(error));
      if (failed !== undefined) wrong.push(`${name} by ${by}: ${failed}`);
    }
  return [
    allOf(`ways to edit (${edits.map(({ name }) => name).join(", ")}) by key and by mouse`, 2 * edits.length, wrong),
  ];
}
