import { EFFECTS } from "../outputs/effect-names.ts";
import { createEffect, EFFECT_TAIL } from "../outputs/effects.ts";
import { FrameReader } from "../outputs/frame-reader.ts";
import { floatBytes } from "../outputs/sample-bytes.ts";
import { loadWebAudio } from "../outputs/web-audio.ts";

/*
 * A process that reads frames to their end and writes them with an effect upon them: what a native library prints, and its
 * crash, stay away from who asked for it. Rate and effect are its arguments.
 */

/** Frames that are written at once. */
const PART = 1 << 16;

async function main(rate: number, name: string): Promise<void> {
  const effect = EFFECTS.find((known) => known === name) ?? "off";
  const { tone } = await loadWebAudio();
  const { left, right } = await readAll();
  const seconds = left.length / rate + EFFECT_TAIL[effect];
  const rendered = await tone.Offline(
    (context) => {
      const { input, output } = createEffect(tone, effect);
      output.toDestination();
      const samples = context.createBuffer(2, Math.max(1, left.length), rate);
      samples.copyToChannel(left, 0);
      samples.copyToChannel(right, 1);
      new tone.ToneBufferSource(new tone.ToneAudioBuffer(samples)).connect(input).start(0);
    },
    seconds,
    2,
    rate,
  );
  await write(rendered.getChannelData(0), rendered.getChannelData(1));
}

async function readAll(): Promise<{
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
}> {
  const parts: { readonly left: Float32Array; readonly right: Float32Array }[] = [];
  const reader = new FrameReader((left, right) => parts.push({ left, right }));
  for await (const bytes of process.stdin) reader.read(bytes);
  const count = parts.reduce((sum, { left }) => sum + left.length, 0);
  const all = { left: new Float32Array(count), right: new Float32Array(count) };
  let at = 0;
  for (const { left, right } of parts) {
    all.left.set(left, at);
    all.right.set(right, at);
    at += left.length;
  }
  return all;
}

async function write(left: Float32Array, right: Float32Array): Promise<void> {
  for (let at = 0; at < left.length; at += PART) {
    const part = [left.subarray(at, at + PART), right.subarray(at, at + PART)] as const;
    const bytes = floatBytes(...part, part[0].length);
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }
}

const [rate = "", name = ""] = process.argv.slice(2);
await main(Number(rate), name);
process.exit(0);
