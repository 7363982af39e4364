import fc from "fast-check";
import { expect, test } from "vitest";
import type { InputEvent, KeyEvent } from "../src/core/input/event.ts";
import { legacyBytes } from "../src/core/input/legacy.ts";
import { createInputParser } from "../src/core/input/parser.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string): InputEvent[] => createInputParser().feed(bytes(text));

/** Events in short: "ctrl+a", "shift+up release", "left down 3,4". */
function short(event: InputEvent): string {
  if (event.type === "reply") return event.about === "cell" ? `cell ${event.width}x${event.height}` : told(event);
  if (event.type === "paste") return `paste ${event.text}`;
  if (event.type === "focus") return event.focused ? "focus" : "blur";
  const held = `${event.ctrl ? "ctrl+" : ""}${event.alt ? "alt+" : ""}${event.shift ? "shift+" : ""}`;
  if (event.type === "pointer") return `${held}${event.button} ${event.action} ${event.column},${event.row}`;
  return `${held}${event.key}${event.action === "press" ? "" : ` ${event.action}`}`;
}

function told(event: { about: string; mode?: number; value: number }): string {
  return event.mode === undefined ? `${event.about} ${event.value}` : `mode ${event.mode} ${event.value}`;
}

const EXAMPLES: readonly (readonly [name: string, input: string, events: string])[] = [
  ["letters and signs", "aA1! \u00e9\u20ac\u{1f600}", "a shift+A 1 ! space \u00e9 \u20ac \u{1f600}"],
  ["control keys", "\x01\x03\x0c\x13\0\x1c", "ctrl+a ctrl+c ctrl+l ctrl+s ctrl+space ctrl+\\"],
  ["keys of typewriters", "\r\n\t\x7f\x08", "enter enter tab backspace backspace"],
  ["Alt", "\x1ba\x1bA\x1b\x01\x1b\xe9\x1b\x7f", "alt+a alt+shift+A ctrl+alt+a alt+\u00e9 alt+backspace"],
  ["arrows", "\x1b[A\x1bOB\x1b[1;5C\x1b[1;4D", "up down ctrl+right alt+shift+left"],
  ["Escape before a sequence is Alt", "\x1b\x1b[A\x1b\x1bOA", "alt+up alt+up"],
  ["keys with a tilde", "\x1b[3~\x1b[5;2~\x1b[1~\x1b[8~\x1b[24~\x1b[15;5~", "delete shift+pageup home end f12 ctrl+f5"],
  ["function keys", "\x1bOP\x1b[1;2P\x1b[11~\x1b[[A\x1b[[E\x1b[1;2R", "f1 shift+f1 f1 f1 f5 shift+f3"],
  ["rxvt", "\x1b[a\x1b[3$\x1b[3^\x1b[3@", "shift+up shift+delete ctrl+delete ctrl+shift+delete"],
  ["back tab", "\x1b[Z", "shift+tab"],
  ["keypad", "\x1bOM\x1bOp\x1bOk", "enter 0 +"],
  ["modifyOtherKeys", "\x1b[27;5;97~\x1b[27;2;49~", "ctrl+a !"],
  ["kitty: press, repeat, release", "\x1b[97u\x1b[97;1:2u\x1b[97;1:3u", "a a repeat a release"],
  ["kitty: alternate keys", "\x1b[49:33;2u\x1b[97:65;2u\x1b[97;65u", "! shift+A A"],
  ["kitty: Shift without alternate keys", "\x1b[49;2u\x1b[47;2u\x1b[97;2u", "! ? shift+A"],
  ["kitty: Shift let go first", "\x1b[49:33;2u\x1b[49;1:2u\x1b[49;1:3u\x1b[49u", "! ! repeat ! release 1"],
  ["kitty: text", "\x1b[113::113;1;64u\x1b[0;;233:228u\x1b[32;;32u", "@ \u00e9 \u00e4 space"],
  ["kitty: Ctrl by place", "\x1b[1099::115;5u\x1b[115;5u\x1b[99;5u", "ctrl+s ctrl+s ctrl+c"],
  [
    "kitty: arrows and the rest",
    "\x1b[1;1:3A\x1b[3;1:3~\x1b[1;1:2B\x1b[13u\x1b[27u\x1b[127;3u",
    "up release delete release down repeat enter escape alt+backspace",
  ],
  ["kitty: keypad", "\x1b[57399u\x1b[57414u\x1b[57426u\x1b[57417;1:3u", "0 enter delete left release"],
  ["kitty: modifiers alone, Super, F13", "\x1b[57441;2u\x1b[97;9u\x1b[57376u", ""],
  ["mouse: press, drag, release", "\x1b[<0;1;1M\x1b[<32;4;5M\x1b[<0;4;5m", "left down 0,0 left drag 3,4 left up 3,4"],
  [
    "mouse: buttons and modifiers",
    "\x1b[<2;80;24M\x1b[<1;1;1m\x1b[<28;2;2M",
    "right down 79,23 middle up 0,0 ctrl+alt+shift+left down 1,1",
  ],
  [
    "mouse: wheel and motion",
    "\x1b[<64;2;3M\x1b[<65;2;3M\x1b[<66;2;3M\x1b[<35;2;3M",
    "none wheel-up 1,2 none wheel-down 1,2 none wheel-left 1,2 none move 1,2",
  ],
  ["replies", "\x1b[?62;22c\x1b[?15u\x1b[?2026;2$y\x1b[6;20;10t", "attributes 62 kitty 15 mode 2026 2 cell 10x20"],
  ["focus", "\x1b[I\x1b[O", "focus blur"],
  ["paste", "\x1b[200~q\x1b[A\r\x1b\x1b[201~q", "paste q\x1b[A\r\x1b q"],
  ["strings", "\x1b]10;rgb:0/0/0\x1b\\a\x1bP1$r0m\x1b\\b\x1b]2;title\x07c\x1b_x\x18d", "a b c d"],
  ["unknown sequences", "\x1b[5;1R\x1b[>0;276;0c\x1b[99~\x1b[1;2;3xa\x1b[?1;2n\x1b[M !!b\x1b[#qc\x1bO5zd", "a b c d"],
];

for (const [name, input, events] of EXAMPLES) {
  test(`what arrives is told as it was meant: ${name}`, () => {
    expect(parse(input).map(short).join(" ")).toBe(events);
  });
}

test("bytes that are no UTF-8 are left out and what follows them is read", () => {
  const events = createInputParser().feed(
    Uint8Array.from([0x9b, 0x41, 0xc3, 0x62, 0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80, 0x63]),
  );
  expect(events.map(short)).toEqual(["shift+A", "b", "c"]);
});

test("a lone Escape is a key once nothing follows, two are two", () => {
  const parser = createInputParser();
  expect(parser.feed(bytes("\x1b"))).toEqual([]);
  expect(parser.patience).toBe(50);
  expect(parser.flush().map(short)).toEqual(["escape"]);
  expect(parser.patience).toBe(0);
  parser.feed(bytes("\x1b\x1b"));
  expect(parser.flush().map(short)).toEqual(["escape", "escape"]);
});

test("Alt with a sign that begins sequences is a key once nothing follows", () => {
  for (const sign of "[O]PX^_") {
    const parser = createInputParser();
    expect(parser.feed(bytes(`\x1b${sign}`))).toEqual([]);
    expect(parser.patience).toBe(50);
    expect(parser.flush()).toMatchObject([{ type: "key", key: sign, alt: true }]);
  }
});

test("half a report is waited for longer than an Escape and then dropped", () => {
  for (const half of ["\x1b[97;1", "\x1b[<0;1", "\x1b]10;x", "\x1b[M ", "\xc3"]) {
    const parser = createInputParser();
    parser.feed(half === "\xc3" ? Uint8Array.of(0xc3) : bytes(half));
    expect(parser.patience).toBe(1000);
    expect(parser.flush()).toEqual([]);
    expect(parser.feed(bytes("q")).map(short)).toEqual(["q"]);
  }
});

test("a paste without an end is handed over once nothing follows", () => {
  const parser = createInputParser();
  expect(parser.feed(bytes("\x1b[200~abc"))).toEqual([]);
  expect(parser.flush()).toEqual([{ type: "paste", text: "abc" }]);
  expect(parser.feed(bytes("q")).map(short)).toEqual(["q"]);
});

test("of a paste 4096 characters are kept", () => {
  const [paste] = parse(`\x1b[200~${"\u00e9".repeat(10_000)}\x1b[201~`);
  expect(paste).toEqual({ type: "paste", text: "\u00e9".repeat(4096) });
});

test("a sequence without end and a string without end let later keys through", () => {
  expect(parse(`\x1b[${"1;".repeat(5000)}uq`).map(short)).toEqual(["q"]);
  expect(parse(`\x1b]${"x".repeat(70_000)}`).length).toBeLessThan(5000);
});

test("with a cell size the mouse tells fractions of cells", () => {
  const parser = createInputParser();
  parser.setCell({ width: 10, height: 20 });
  expect(parser.feed(bytes("\x1b[<0;16;31M"))).toMatchObject([{ column: 1.5, row: 1.5 }]);
});

const pieces = fc.oneof(
  fc.constantFrom(...EXAMPLES.map(([, input]) => bytes(input))),
  fc.uint8Array({ maxLength: 12 }),
  fc.constantFrom("\x1b", "\x1b[", "\x1b]", "\x1b[200~", "\x1b[201~", "\x1b[<", "1;", ":", "u", "M").map(bytes),
);

test("however bytes are cut, the events are the same", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), fc.array(fc.nat(64), { maxLength: 20 }), (parts, cuts) => {
      const whole = Uint8Array.from(parts.flatMap((part) => [...part]));
      const once = createInputParser();
      const cut = createInputParser();
      const expected = [...once.feed(whole), ...once.flush()];
      const got: InputEvent[] = [];
      let from = 0;
      for (const length of cuts) {
        got.push(...cut.feed(whole.subarray(from, from + length)));
        from += length;
      }
      got.push(...cut.feed(whole.subarray(from)), ...cut.flush());
      expect(got).toEqual(expected);
    }),
  );
});

test("any bytes give events with sound fields, and after a flush a key is read as ever", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const parser = createInputParser();
      for (const part of parts)
        for (const event of parser.feed(part)) {
          if (event.type === "pointer") {
            expect(event.column).toBeGreaterThanOrEqual(0);
            expect(event.row).toBeLessThan(0x10000);
          } else if (event.type === "key") expect(event.key).not.toBe("");
        }
      parser.flush();
      expect(parser.patience).toBe(0);
      expect(parser.feed(bytes("q")).map(short)).toEqual(["q"]);
    }),
  );
});

test("what an old terminal sends for a key is read as that key", () => {
  const keys =
    "up down left right home end pageup pagedown insert delete backspace enter tab escape space f1 f4 f5 f12 a Z 1 ! [ \u00e9";
  for (const key of keys.split(" "))
    for (const ctrl of [false, true])
      for (const alt of [false, true]) {
        const event: KeyEvent = { type: "key", key, ctrl, alt, shift: key === "Z", action: "press" };
        const sent = legacyBytes(event);
        if (sent === undefined) continue;
        const parser = createInputParser();
        const [got] = [...parser.feed(bytes(sent)), ...parser.flush()];
        // Old terminals have no Ctrl for these, so it is left out.
        const lost = ["backspace", "enter", "tab", "escape"].includes(key);
        const small = ctrl && key === "Z" ? { key: "z", shift: false } : {};
        if (!(key === "escape" && alt)) expect(got).toEqual({ ...event, ctrl: ctrl && !lost, ...small });
      }
});

test("an old terminal is sent nothing for releases and for keys that it does not know", () => {
  const event: KeyEvent = { type: "key", key: "a", ctrl: false, alt: false, shift: false, action: "release" };
  expect(legacyBytes(event)).toBeUndefined();
  expect(legacyBytes({ ...event, action: "repeat" })).toBe("a");
  expect(legacyBytes({ ...event, action: "press", key: "1", ctrl: true })).toBeUndefined();
});
