import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { songFile } from "../../../apps/miditui/test/songs/sound-song.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { clicksIn, hearing } from "./miditui-heard.ts";

/** A module in the place of the native one: a keyboard whose messages are lines of a file, and a port that writes others. */
function fakeMidi(keys: string, clock: string): string {
  const module = `import fs from "node:fs";
    export class Input {
      getPortCount() { return 1; }
      getPortName() { return "Stand-in Keys"; }
      on(name, listener) { this.listener = listener; return this; }
      openPort() {
        let read = 0;
        this.timer = setInterval(() => {
          const lines = fs.existsSync(${JSON.stringify(keys)}) ? fs.readFileSync(${JSON.stringify(keys)}, "utf8").split("\\n").slice(0, -1) : [];
          for (const line of lines.slice(read)) this.listener(0, line.split(" ").map(Number));
          read = lines.length;
        }, 5);
      }
      ignoreTypes() {}
      closePort() { clearInterval(this.timer); }
      destroy() { clearInterval(this.timer); }
    }
    export class Output {
      getPortCount() { return 0; }
      getPortName() { return ""; }
      openPort() {}
      openVirtualPort() {}
      sendMessage(bytes) { fs.appendFileSync(${JSON.stringify(clock)}, bytes.join(" ") + "\\n"); }
      closePort() {}
      destroy() {}
    }
    export default { Input, Output };`;
  return `import { registerHooks } from "node:module";
    const url = "data:text/javascript," + encodeURIComponent(${JSON.stringify(module)});
    registerHooks({
      resolve: (name, context, next) => name === "@julusian/midi" ? { url, shortCircuit: true } : next(name, context),
    });`;
}

/** A MIDI keyboard plays and writes, and the clock goes out while the song plays. */
export function midiKeyboardFindings(): Promise<Finding[]> {
  return inFolder((folder) => {
    const [keys = "", clock = "", preload = ""] = ["keys", "clock", "midi.mjs"].map((name) => path.join(folder, name));
    writeFileSync(preload, fakeMidi(keys, clock));
    writeFileSync(path.join(folder, "take.mid"), songFile([{ program: 0, notes: [] }], 120, 1920));
    const env = { NODE_OPTIONS: `--import=${preload}` };
    return hearing(folder, "take.mid", { env }, async ({ terminal, capture }) => {
      terminal.press("i");
      await terminal.until(({ screen }) => screen().includes("-- INSERT --"));
      // Ports are looked for as the app begins.
      await pause(1000);
      for (let time = 0; time < 5; time++) {
        appendFileSync(keys, `144 ${60 + time} 100\n`);
        await pause(120);
        appendFileSync(keys, `128 ${60 + time} 0\n`);
        await pause(120);
      }
      await pause(300);
      const heard = clicksIn((await capture()).samples).length;
      const written = /G#4|E4|D#4/.test(terminal.row(34));
      terminal.press("escape");
      await pause(150);
      terminal.press("0", "space");
      await pause(1500);
      terminal.press(".");
      const sent = existsSync(clock) ? readFileSync(clock, "utf8").split("\n") : [];
      const ticks = sent.filter((line) => line === "248").length;
      const begun = sent.some((line) => line === "250" || line === "251");
      const wrong = [
        ...(heard === 5 ? [] : [`${heard} are heard`]),
        ...(written ? [] : [`the last one is not told: ${terminal.row(34)}`]),
      ];
      return [
        allOf("keys of a MIDI keyboard that are heard and written", 5, wrong),
        // 24 a quarter, so 48 a second.
        {
          met: begun && ticks >= 48 && ticks <= 120,
          text: `a clock for others: ${begun ? "begun" : "never begun"}, ${ticks} ticks in some 1.5 s`,
        },
      ];
    });
  });
}
