import { LIMITS, USUAL_LOUDNESS } from "./measure/limits.ts";
import { Listener, RATE } from "./measure/listener.ts";
import { bytesOf, hear, type Measure, measure, measureNote, silentPart } from "./measure/measure.ts";
import { timbre, timbreDistance } from "./measure/timbre.ts";
import type { Patch } from "./patch.ts";
import { loadKit, loadPatches } from "./patches.ts";
import { writeBank } from "./write-bank.ts";

/*
 * node build/bank/check.ts [PROGRAM|FROM-TO|drums]...: what is heard of each program, from 0, and what is wrong with it.
 * Without arguments all.
 */

const LENGTHS = { held: 1.5, after: 1.5 } as const;
/** Where programs are compared, if both are written for it. */
const MIDDLE_C = 60;

const asked = process.argv.slice(2);
const programs = asked.filter((argument) => argument !== "drums").flatMap(range);
const all = asked.length === 0;
const beside = [...new Set(programs.flatMap((program) => [program - 1, program, program + 1]))]
  .filter((program) => program >= 0 && program < 128)
  .sort((a, b) => a - b);
const begun = process.cpuUsage();
const withDrums = all || asked.includes("drums");
const patches: readonly Patch[] = [
  ...(await loadPatches(all ? undefined : beside)),
  ...(withDrums ? [await loadKit()] : []),
];
const made = process.cpuUsage(begun);
const bank = writeBank(patches);
const listener = await Listener.open(bank);
const known = new Map(patches.filter(({ drums }) => drums !== true).map((patch) => [patch.program, patch]));
const timbres = new Map<string, readonly number[]>();

let faults = 0;
const figures: Measure[] = [];
for (const program of all ? known.keys() : programs) {
  const patch = known.get(program);
  if (patch === undefined) continue;
  const measured = measure(listener, patch, LENGTHS, zoneEdges(patch));
  figures.push(measured);
  report(patch, measured);
}
for (const patch of patches) if (patch.drums === true) reportDrums(patch);
const tones = new Set(patches.flatMap(({ zones }) => zones.map(({ tone }) => tone)));
const levels = figures.map((figure) => figure.loudness).sort((a, b) => a - b);
console.log(
  `${bytesOf(tones)} bytes of samples, ${bank.length} in all; made in ${Math.round(made.user / 1000)} ms;`,
  `median loudness ${levels[levels.length >> 1]?.toFixed(1)} LUFS; ${faults} faults`,
);
if (bank.length > LIMITS.bytes) {
  faults++;
  console.log(`      over its ${LIMITS.bytes} bytes`);
}
if (faults > 0) process.exitCode = 1;

function range(argument: string): number[] {
  const [first = Number.NaN, last = first] = argument.split("-").map(Number);
  if (!(first >= 0 && last <= 127)) throw new Error(`${argument} is no program from 0 to 127, nor a range like 0-7`);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Keys on both sides of where one zone ends and the next begins, within the range. */
function zoneEdges(patch: Patch): number[] {
  const [low, high] = patch.range;
  return patch.zones.flatMap(({ keys }) => keys ?? []).filter((key) => key >= low && key <= high);
}

function timbreOf(patch: Patch, key: number): readonly number[] {
  const name = `${patch.program} ${key}`;
  const done = timbres.get(name);
  if (done !== undefined) return done;
  const made = timbre(hear(listener, patch, key, { ...LENGTHS, velocity: 90 }).mono, RATE);
  timbres.set(name, made);
  return made;
}

function report(patch: Patch, figure: Measure): void {
  const wrong: string[] = [];
  const must = (kept: boolean, text: string): void => {
    if (!kept) wrong.push(text);
  };
  for (const note of figure.notes) {
    const off = note.pitch?.cents ?? 0;
    must(Math.abs(off) <= LIMITS.cents, `key ${note.key} is ${off.toFixed(1)} cents off`);
    must((note.pitch?.odd ?? 0) > -40, `key ${note.key} is heard an octave up`);
    must(note.click < LIMITS.click, `key ${note.key} clicks at its end, ${note.click.toFixed(0)} dB`);
    must(note.loudness > -60, `key ${note.key} is not heard`);
  }
  const over = figure.loudness - USUAL_LOUDNESS;
  must(Math.abs(over) <= LIMITS.loudness, `is ${over.toFixed(1)} dB over the usual loudness`);
  must(figure.seam < LIMITS.click, `a loop steps, ${figure.seam.toFixed(0)} dB`);
  must(figure.begin < LIMITS.edge, `a tone begins with a step, ${figure.begin.toFixed(0)} dB`);
  must(figure.end < LIMITS.edge, `a tone ends with a step, ${figure.end.toFixed(0)} dB`);
  must(figure.constant < LIMITS.edge, `a tone is not about 0, ${figure.constant.toFixed(0)} dB`);
  const silent = silentPart(patch.zones, [0, 127]);
  must(silent === undefined, silent ?? "");
  const distances = [patch.program - 1, patch.program + 1].map((program) => {
    const neighbour = known.get(program);
    if (neighbour === undefined) return "   -";
    const [low, high] = [0, 1].map((end) => [patch.range[end] ?? 0, neighbour.range[end] ?? 0]);
    const key = Math.min(Math.max(MIDDLE_C, ...(low ?? [])), ...(high ?? []));
    const distance = timbreDistance(timbreOf(patch, key), timbreOf(neighbour, key));
    must(distance >= LIMITS.distance, `is like ${program} (${neighbour.name}), ${distance.toFixed(1)} dB`);
    return distance.toFixed(1).padStart(4);
  });
  faults += wrong.length;
  const { notes } = figure;
  const ends = [notes[0], notes[notes.length >> 1], notes.at(-1)];
  console.log(
    `${String(patch.program).padStart(3)} ${patch.name.padEnd(20)}`,
    `cents ${ends.map((note) => (note?.pitch?.cents.toFixed(1) ?? "-").padStart(5)).join(" ")}`,
    `| ${over >= 0 ? "+" : ""}${over.toFixed(1)} dB (keys ${notes.map((note) => (note.loudness - USUAL_LOUDNESS).toFixed(0)).join(" ")}; soft ${figure.soft.toFixed(0)}, hard +${figure.loud.toFixed(0)})`,
    `| click ${Math.max(...notes.map(({ click }) => click)).toFixed(0)} seam ${figure.seam.toFixed(0)}`,
    `| beside ${distances.join(" ")} | ${Math.max(...notes.map(({ voices }) => voices))} voices ${Math.round(figure.bytes / 1000)} kB`,
  );
  for (const text of wrong) console.log(`      ${text}`);
}

function reportDrums(patch: Patch): void {
  for (let key = patch.range[0]; key <= patch.range[1]; key++) {
    const note = measureNote(listener, patch, key, { held: 0.1, after: 3 });
    const zones = patch.zones.filter(({ keys: [low, high] = [0, 127] }) => low <= key && key <= high);
    const names = [...new Set(zones.map(({ tone }) => tone.name))].join(", ");
    const bytes = bytesOf(new Set(zones.map(({ tone }) => tone)));
    console.log(
      `drum ${key} ${names.padEnd(24)} ${(note.loudness - USUAL_LOUDNESS).toFixed(1).padStart(5)} dB peak ${(20 * Math.log10(note.peak)).toFixed(1)} dB click ${note.click.toFixed(0)} ${Math.round(bytes / 1000)} kB`,
    );
    if (note.click >= LIMITS.click || note.loudness < -60) {
      faults++;
      console.log("      clicks, or is not heard");
    }
  }
}
