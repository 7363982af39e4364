import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Cells, cellsToPng, cellsToText } from "@side-projects/terminal";
import { decodePng, expectImage } from "@side-projects/testkit";
import { afterAll, expect, test } from "vitest";
import { playheadTick } from "../src/core/app/playhead.ts";
import { GALLERY, type Scene, sceneState } from "../src/core/gallery/gallery.ts";
import { gallerySong } from "../src/core/gallery/song.ts";
import { Composer } from "../src/screen/composer.ts";

const song = gallerySong();
const composer = new Composer((error) => {
  throw error;
});

afterAll(() => composer.close());

function cellsOf(scene: Scene): Cells {
  const state = sceneState(scene, song);
  return composer.compose(state, playheadTick(state));
}

test.each(GALLERY)("the scene $name looks as it did when somebody looked at it", (scene) => {
  const file = new URL(`output/${scene.name}.txt`, import.meta.url);
  const text = cellsToText(cellsOf(scene));
  if (process.env.UPDATE_IMAGES) writeFileSync(file, text);
  expect(existsSync(file), "run with UPDATE_IMAGES=1 and look at it").toBe(true);
  expect(text).toBe(readFileSync(file, "utf8"));
});

test("the picture of the README is the first scene", () => {
  const [scene] = GALLERY;
  if (scene === undefined) throw new Error("the gallery is empty");
  const picture = fileURLToPath(new URL("../../../docs/images/miditui.png", import.meta.url));
  expectImage(decodePng(cellsToPng(cellsOf(scene), { cellWidth: 12 })), picture);
});
