import { DeviceWatch, LOOKS } from "./device-watch.ts";
import { EFFECTS } from "./effect-names.ts";
import { createEffect } from "./effects.ts";
import { FrameReader } from "./frame-reader.ts";
import type { HostReport, HostSettings } from "./host-messages.ts";
import { Resampler } from "./resampler.ts";
import { Schedule } from "./schedule.ts";
import { type LiveContext, loadWebAudio, type WebAudio } from "./web-audio.ts";

/*
 * A process that plays what it reads: so what a native library prints, and its crash, stay away from the terminal.
 */

/** Seconds between two reports. */
const REPORTS = 0.02;

function tell(report: HostReport, then?: () => void): void {
  process.stdout.write(`${JSON.stringify(report)}\n`, then);
}

/** @param reason of which the first sentence is told */
function fail(reason: string): void {
  tell({ type: "failed", reason: reason.replace(/\. .*$/s, "") }, () => process.exit(1));
}

function epochClock(): number {
  return performance.timeOrigin + performance.now();
}

function watch(context: LiveContext): void {
  const device = new DeviceWatch();
  setInterval(() => {
    if (device.look(context.currentTime, performance.now())) fail("the device plays no more");
  }, LOOKS);
}

/** At the rate that is wished where the device has it, else at its own. @throws where there is no device */
function openContext({ AudioContext }: WebAudio, { rate, latency, nowhere }: HostSettings): LiveContext {
  const options = { latencyHint: latency / 4, ...(nowhere && { sinkId: { type: "none" } as const }) };
  try {
    return new AudioContext({ ...options, sampleRate: rate });
  } catch {
    return new AudioContext(options);
  }
}

async function main(settings: HostSettings): Promise<void> {
  const { rate, latency, effect } = settings;
  const { audio, tone } = await loadWebAudio();
  const context = openContext(audio, settings);
  const { sampleRate } = context;
  tone.setContext(new tone.Context({ context, lookAhead: 0, updateInterval: REPORTS }));
  const { input, output } = createEffect(tone, EFFECTS.find((name) => name === effect) ?? "off");
  output.toDestination();
  const told = (frames: number): number => Math.round((frames * rate) / sampleRate);
  const schedule = new Schedule({
    context,
    connect: (source) => tone.connect(source, input),
    margin: Math.ceil((latency * sampleRate) / 4),
    onStart: (frames, seconds) => tell({ type: "starts", frames: told(frames), at: epochClock() + seconds * 1000 }),
  });
  const resampler = sampleRate === rate ? undefined : new Resampler(rate, sampleRate);
  let received = 0;
  const reader = new FrameReader((left, right) => {
    received += left.length;
    const frames = resampler?.next(left, right) ?? { left, right };
    if (frames.left.length > 0) schedule.add(frames.left, frames.right);
  });
  process.stdin.on("data", (bytes: Uint8Array) => reader.read(bytes));
  process.stdin.on("end", () => process.exit(0));
  let stands = true;
  tone.getTransport().scheduleRepeat(() => {
    const { frames, isAll } = schedule.played;
    if (!isAll) tell({ type: "played", frames: told(frames), at: epochClock() });
    else if (!stands) tell({ type: "stands", frames: received });
    stands = isAll;
  }, REPORTS);
  tone.getTransport().start();
  watch(context);
  tell({ type: "ready", delay: context.outputLatency });
}

process.on("uncaughtException", (error) => fail(error.message));
await main(JSON.parse(process.argv[2] ?? "{}"));
