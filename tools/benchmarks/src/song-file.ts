import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type * as writing from "../../../apps/miditui/src/core/json/write-json.ts";
import type * as exporting from "../../../apps/miditui/src/core/midi/write-midi.ts";
import type * as songs from "../../../apps/miditui/test/songs/big-song.ts";
import { load } from "./api.ts";
import type { SongJob } from "./protocol.ts";

const PACKAGE = "miditui";

export type Songs = typeof songs & typeof exporting & typeof writing;

/** The maker and the writers of the seeded songs, of this checkout or of another one. */
export async function loadSongs(root: string): Promise<Songs> {
  return {
    ...(await load<typeof songs>(root, PACKAGE, "../test/songs/big-song.ts")),
    ...(await load<typeof exporting>(root, PACKAGE, "core/midi/write-midi.ts")),
    ...(await load<typeof writing>(root, PACKAGE, "core/json/write-json.ts")),
  };
}

/** The song of the job as files in the folder, which are written if they are not there: the bytes that ours reads. */
export async function songFiles(
  root: string,
  folder: string,
  { notes }: SongJob,
): Promise<NonNullable<SongJob["files"]>> {
  const files = { mid: join(folder, `${notes}.mid`), json: join(folder, `${notes}.json`) };
  if (existsSync(files.json)) return files;
  const { bigSong, writeMidi, writeJson } = await loadSongs(root);
  const song = bigSong(notes);
  writeFileSync(files.mid, writeMidi(song).bytes);
  writeFileSync(files.json, writeJson(song));
  return files;
}
