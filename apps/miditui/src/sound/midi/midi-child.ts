import { Lines } from "./lines.ts";
import { MidiHub } from "./midi-hub.ts";
import type { MidiReport, MidiRequest } from "./midi-messages.ts";
import { loadMidi } from "./midi-module.ts";

/*
 * A process that holds the MIDI ports: what the native library prints, and its crash, stay away from the terminal.
 */

/** Milliseconds between two looks for keyboards that have come or gone. */
const LOOKS = 2000;

function tell(report: MidiReport): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

async function main(): Promise<void> {
  const hub = new MidiHub({
    module: await loadMidi(),
    clockTo: process.env.MIDITUI_CLOCK || undefined,
    virtual: process.platform !== "win32",
    now: () => performance.timeOrigin + performance.now(),
    tell,
  });
  let timer: NodeJS.Timeout | undefined;
  const send = (): void => {
    clearTimeout(timer);
    const pause = hub.send();
    timer = pause === Number.POSITIVE_INFINITY ? undefined : setTimeout(send, pause);
  };
  const lines = new Lines((line) => {
    const request: MidiRequest = JSON.parse(line);
    hub.receive(request);
    send();
  });
  process.stdin.setEncoding("utf8");
  process.stdin.on("data", (text: string) => lines.add(text));
  process.stdin.on("end", () => {
    hub.close();
    process.exit(0);
  });
  hub.look();
  setInterval(() => hub.look(), LOOKS);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`, () => process.exit(1));
});
