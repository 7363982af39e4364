import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeSound } from "../src/make-sound.ts";
import { songWith } from "./app-session.ts";

test("an export lays nothing over a file or stems that are there, unless it is told to", async () => {
  const folder = mkdtempSync(join(tmpdir(), "miditui-make-"));
  const { write } = makeSound({ audio: "null", latency: undefined });
  const exporting = (name: string, stems: boolean): Promise<unknown> =>
    write(
      {
        ...({ type: "export", loop: undefined, bank: undefined, replace: false } as const),
        ...{ project: songWith([{}]), path: join(folder, name), options: { bits: 16, stems, loop: false } as const },
      },
      () => {},
    );
  try {
    writeFileSync(join(folder, "there.wav"), "");
    mkdirSync(join(folder, "song stems"));
    await expect(exporting("there.wav", false)).rejects.toThrow('there.wav" is there already');
    await expect(exporting("song.wav", true)).rejects.toThrow('song stems" is there already');
    expect(readdirSync(folder).sort()).toEqual(["song stems", "there.wav"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
