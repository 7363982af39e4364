// FluidSynth as WebAssembly: a song and a SoundFont to a WAV of 16 bits, with its default reverb, chorus and interpolation.
// Usage: node js-synthesizer.mjs NODE_MODULES FONT SONG OUT
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const RATE = 44_100;
const BLOCK = 8192;
const [modules = "", font = "", song = "", out = ""] = process.argv.slice(2);
const load = createRequire(join(modules, "none.js"));
const library = load("js-synthesizer/libfluidsynth");
const { Synthesizer, waitForReady } = load("js-synthesizer");

Synthesizer.initializeWithFluidSynthModule(library);
await waitForReady();
const synth = new Synthesizer();
synth.init(RATE);
await synth.loadSFont(Uint8Array.from(readFileSync(font)).buffer);
await synth.addSMFDataToPlayer(Uint8Array.from(readFileSync(song)).buffer);
await synth.playPlayer();
const blocks = [];
while (synth.isPlayerPlaying()) {
  const [left, right] = [new Float32Array(BLOCK), new Float32Array(BLOCK)];
  synth.render([left, right]);
  const block = Buffer.alloc(4 * BLOCK);
  for (let at = 0; at < BLOCK; at++) {
    block.writeInt16LE(Math.round(Math.max(-1, Math.min(1, left[at])) * 32_767), 4 * at);
    block.writeInt16LE(Math.round(Math.max(-1, Math.min(1, right[at])) * 32_767), 4 * at + 2);
  }
  blocks.push(block);
}
const data = Buffer.concat(blocks);
const header = Buffer.alloc(44);
header.write("RIFF\0\0\0\0WAVEfmt ", "latin1");
header.writeUInt32LE(36 + data.length, 4);
header.writeUInt32LE(16, 16);
header.writeUInt16LE(1, 20);
header.writeUInt16LE(2, 22);
header.writeUInt32LE(RATE, 24);
header.writeUInt32LE(4 * RATE, 28);
header.writeUInt16LE(4, 32);
header.writeUInt16LE(16, 34);
header.write("data", 36, "latin1");
header.writeUInt32LE(data.length, 40);
writeFileSync(out, Buffer.concat([header, data]));
process.exit(0);
