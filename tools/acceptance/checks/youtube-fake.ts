import { setTimeout as delay } from "node:timers/promises";
import { inFolder } from "./command.ts";
import { startYoutube } from "./youtube-command.ts";

/** The bundled fake, served by the command in a process of its own. */
export interface Fake {
  /** For `--base-url`. */
  url: string;
  channel: string;
}

export interface FakeSettings {
  /** @default 20000 */
  videos?: number;
  /** Further arguments, such as `["--fault", "dropped:0.1"]`. */
  args?: readonly string[];
}

/** A day on which the fake's counts stand still: two runs on it see the same. */
const FAKE_DAY = "2026-10-20T19:00:00.000Z";

/** Gives the work a fake and ends it. */
export function withFake<T>(settings: FakeSettings, work: (fake: Fake) => Promise<T>): Promise<T> {
  const { videos = 20_000, args: more = [] } = settings;
  return inFolder(async (folder) => {
    const env = { YOUTUBE_SCRAPE_NOW: FAKE_DAY };
    const args = ["fake", "--videos", String(videos), ...more, "--json"];
    const { child, ended } = startYoutube(args, { cwd: folder, env, key: null, timeout: 3_600_000 });
    let said = "";
    child.stdout?.on("data", (text: string) => {
      said += text;
    });
    try {
      while (!said.includes("\n")) {
        if (child.exitCode !== null) throw new Error(`the fake ended: ${(await ended).stderr}`);
        await delay(20);
      }
      const { url, channel_id: channel }: { url: string; channel_id: string } = JSON.parse(said);
      return await work({ url, channel });
    } finally {
      child.kill("SIGKILL");
      await ended;
    }
  });
}
