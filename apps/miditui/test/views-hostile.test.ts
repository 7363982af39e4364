import type { Cells } from "@side-projects/terminal";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Dialog } from "../src/core/app/dialog.ts";
import type { AppState } from "../src/core/app/state.ts";
import { setMarker } from "../src/core/edit/conductor.ts";
import { renameTrack } from "../src/core/edit/rename.ts";
import { GALLERY, sceneState } from "../src/core/gallery/gallery.ts";
import { gallerySong } from "../src/core/gallery/song.ts";
import { Composer } from "../src/screen/composer.ts";

const song = gallerySong();
const [scene] = GALLERY;
if (scene === undefined) throw new Error("the gallery is empty");
const plain = sceneState(scene, song);
const composer = new Composer((error) => {
  throw error;
});

afterAll(() => composer.close());

/** What names of files and tracks may have in them, and as what it is to be seen. */
const PIECES = [
  ["\u001b[31;1mred", " [31;1mred"],
  ["\u009b7minverse", " 7minverse"],
  ["\u001b]0;title\u0007", " ]0;title "],
  ["\u001b[2J", " [2J"],
  ["\u202eturned\u202c", " turned "],
  ["\u2067\u061c", "  "],
  ["two\r\nlines", "two  lines"],
  ["\ttab", " tab"],
  ["zero\u200bwidth\ufeff", "zero width "],
  ["\u65e5\u672c", "\u65e5\u672c"],
  ["fine", "fine"],
] as const;

/** A state with a text wherever texts come from outside. */
function told(text: string, dialog: "none" | "open" | "prompt"): AppState {
  const dialogs: Record<typeof dialog, Dialog | undefined> = {
    none: undefined,
    open: {
      type: "open",
      folder: `/${text}`,
      entries: [{ name: text, folder: false, size: 1 }],
      chosen: 0,
      scroll: 0,
      text: "",
      caret: 0,
      typing: false,
      format: "mid",
      problem: text,
      replacing: undefined,
    },
    prompt: { type: "prompt", about: "rename", text, caret: 0, problem: text },
  };
  return {
    ...plain,
    project: setMarker(renameTrack(song, plain.track, text), 7680, text),
    file: { ...plain.file, path: `/music/${text}.mid` },
    notice: { text, kind: "info", until: undefined },
    dialog: dialogs[dialog],
  };
}

function copyOf({ glyphs, foregrounds, backgrounds, attributes }: Cells): readonly ArrayLike<number>[] {
  return [glyphs.slice(), foregrounds.slice(), backgrounds.slice(), attributes.slice()];
}

test("what a name has in it to steer a terminal is seen as blanks, and colours nothing", () => {
  const texts = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(texts, fc.constantFrom("none", "open", "prompt"), (pieces, dialog) => {
      const [given, seen] = [0, 1].map((at) => pieces.map((piece) => piece[at === 0 ? 0 : 1]).join(""));
      const shown = copyOf(composer.compose(told(given ?? "", dialog), 0));
      expect(shown).toEqual(copyOf(composer.compose(told(seen ?? "", dialog), 0)));
    }),
    { numRuns: 40 },
  );
});
