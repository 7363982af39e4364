import {
  BasicInstrument,
  type BasicInstrumentZone,
  BasicPreset,
  BasicSample,
  BasicSoundBank,
  type GeneratorType,
  GeneratorTypes,
  Modulator,
  ModulatorSource,
  SampleTypes,
} from "spessasynth_core";
import type { Envelope, Patch, Tone, Zone } from "./patch.ts";

/** Hz that SoundFonts count cents from, for cutoffs and slow waves. */
const ZERO_CENTS = 8.176;

/**
 * The part of an attenuation that synthesizers take off: the first ones did not keep to the specification, and the sounds
 * of all who came after were made for them.
 */
const EMU = 0.4;

/** Frames in a coarse step of an address. */
const COARSE = 32_768;

/** What ends the name of each generator of the two envelopes. */
const ENVELOPES = {
  VolEnv: {
    delay: GeneratorTypes.delayVolEnv,
    attack: GeneratorTypes.attackVolEnv,
    hold: GeneratorTypes.holdVolEnv,
    decay: GeneratorTypes.decayVolEnv,
    sustain: GeneratorTypes.sustainVolEnv,
    release: GeneratorTypes.releaseVolEnv,
    keyToHold: GeneratorTypes.keyNumToVolEnvHold,
    keyToDecay: GeneratorTypes.keyNumToVolEnvDecay,
  },
  ModEnv: {
    delay: GeneratorTypes.delayModEnv,
    attack: GeneratorTypes.attackModEnv,
    hold: GeneratorTypes.holdModEnv,
    decay: GeneratorTypes.decayModEnv,
    sustain: GeneratorTypes.sustainModEnv,
    release: GeneratorTypes.releaseModEnv,
    keyToHold: GeneratorTypes.keyNumToModEnvHold,
    keyToDecay: GeneratorTypes.keyNumToModEnvDecay,
  },
} as const;

/**
 * A SoundFont 2 of the patches, which is the same bytes for the same patches.
 *
 * @throws Error where two tones have one name, or a tone or a zone is not as patch.ts says
 */
export function writeBank(patches: readonly Patch[]): Uint8Array<ArrayBuffer> {
  const bank = new BasicSoundBank();
  bank.soundBankInfo = {
    ...bank.soundBankInfo,
    name: "Miditui General",
    creationDate: new Date(0),
    engineer: "miditui",
    copyright: "MIT License, the authors of miditui",
    comment: "Made by code: no recording is in it.",
  };
  const samples = new Map<string, { readonly tone: Tone; readonly sample: BasicSample }>();
  const sampleOf = (tone: Tone): BasicSample => {
    const known = samples.get(tone.name);
    if (known !== undefined && known.tone !== tone) throw new Error(`two tones are called ${tone.name}`);
    if (known !== undefined) return known.sample;
    const sample = sampleFrom(tone);
    samples.set(tone.name, { tone, sample });
    bank.addSamples(sample);
    return sample;
  };
  for (const patch of patches) {
    const instrument = new BasicInstrument();
    instrument.name = checkedName(patch.name);
    for (const zone of patch.zones) describe(instrument.createZone(sampleOf(zone.tone)), zone);
    bank.addInstruments(instrument);
    const preset = new BasicPreset(bank);
    preset.name = instrument.name;
    preset.program = patch.program;
    preset.isGMGSDrum = patch.drums ?? false;
    preset.createZone(instrument);
    bank.addPresets(preset);
  }
  bank.flush();
  return new Uint8Array(bank.writeSF2({ software: "miditui" }));
}

function checkedName(name: string): string {
  if (!/^[ -~]{1,20}$/.test(name)) throw new Error(`${JSON.stringify(name)} is no name of 1 to 20 ASCII characters`);
  return name;
}

function sampleFrom(tone: Tone): BasicSample {
  const { name, data, rate, key, loop, cents = 0 } = tone;
  const whole = Math.round(cents);
  if (data.length < 8 || !data.every((value) => Math.abs(value) <= 1))
    throw new Error(`${name} has fewer than 8 frames, or one outside of -1 to 1`);
  if (!Number.isInteger(key) || Math.abs(whole) > 99) throw new Error(`${name} has no whole key, or over 99 cents`);
  if (rate < 8000 || rate > 44_100) throw new Error(`${name} has ${rate} frames a second, not 8000 to 44100`);
  if (loop !== undefined && !(loop.start >= 0 && loop.end <= data.length && loop.end - loop.start >= 8))
    throw new Error(`${name} goes round from ${loop.start} to ${loop.end} of ${data.length}`);
  // The rate is a whole number of 32 bits, which holds the part of a cent that the correction cannot.
  const exactRate = Math.round(rate * 2 ** ((whole - cents) / 1200));
  const sample = new BasicSample(
    checkedName(name),
    exactRate,
    key,
    -whole,
    SampleTypes.monoSample,
    loop?.start ?? 0,
    loop?.end ?? 0,
  );
  // The writer cuts what lies between two numbers of 16 bits off, which would distort what fades away.
  const rounded = data.map((value) => Math.round(value * 32_767) / 32_768);
  sample.setAudioData(rounded, exactRate);
  return sample;
}

function describe(target: BasicInstrumentZone, zone: Zone): void {
  const set: Setter = (type, value, without = 0) => {
    if (!Number.isFinite(value)) throw new Error(`${zone.tone.name}: ${value} is no value of generator ${type}`);
    if (Math.round(value) !== without) target.setGenerator(type, value);
  };
  const [lowKey, highKey] = zone.keys ?? [0, 127];
  const [softest, loudest] = zone.velocities ?? [0, 127];
  if (lowKey > highKey || softest > loudest) throw new Error(`${zone.tone.name} has a zone that ends before it begins`);
  target.keyRange = { min: lowKey, max: highKey };
  if (zone.velocities !== undefined) target.velRange = { min: softest, max: loudest };
  setBegin(set, zone);
  set(GeneratorTypes.initialAttenuation, ((zone.attenuation ?? 0) * 10) / EMU);
  set(GeneratorTypes.pan, (zone.pan ?? 0) * 10);
  const tune = Math.round(zone.tune ?? 0);
  set(GeneratorTypes.coarseTune, Math.trunc(tune / 100));
  set(GeneratorTypes.fineTune, tune % 100);
  set(GeneratorTypes.scaleTuning, zone.keyTracking ?? 100, 100);
  set(GeneratorTypes.reverbEffectsSend, (zone.reverb ?? 0) * 10);
  set(GeneratorTypes.chorusEffectsSend, (zone.chorus ?? 0) * 10);
  set(GeneratorTypes.exclusiveClass, zone.exclusive ?? 0);
  set(GeneratorTypes.sampleModes, zone.tone.loop === undefined ? 0 : 1);
  if (zone.filter !== undefined) {
    set(GeneratorTypes.initialFilterFc, pitchCents(zone.filter.cutoff), 13_500);
    set(GeneratorTypes.initialFilterQ, (zone.filter.resonance ?? 0) * 10);
  }
  setEnvelope(set, "VolEnv", zone.volume);
  if (zone.modulation !== undefined) {
    setEnvelope(set, "ModEnv", zone.modulation);
    set(GeneratorTypes.modEnvToFilterFc, zone.modulation.toCutoff ?? 0);
    set(GeneratorTypes.modEnvToPitch, zone.modulation.toPitch ?? 0);
  }
  if (zone.tremolo !== undefined) {
    set(GeneratorTypes.freqModLFO, pitchCents(zone.tremolo.rate));
    set(GeneratorTypes.delayModLFO, timeCents(zone.tremolo.delay ?? 0), -12_000);
    set(GeneratorTypes.modLfoToVolume, (zone.tremolo.volume ?? 0) * 10);
    set(GeneratorTypes.modLfoToPitch, zone.tremolo.pitch ?? 0);
    set(GeneratorTypes.modLfoToFilterFc, zone.tremolo.cutoff ?? 0);
  }
  if (zone.vibrato !== undefined) {
    set(GeneratorTypes.freqVibLFO, pitchCents(zone.vibrato.rate));
    set(GeneratorTypes.delayVibLFO, timeCents(zone.vibrato.delay ?? 0), -12_000);
    set(GeneratorTypes.vibLfoToPitch, zone.vibrato.pitch);
  }
  target.addModulators(...modulators(zone));
}

type Setter = (type: GeneratorType, value: number, without?: number) => void;

function setBegin(set: Setter, { tone, from = 0 }: Zone): void {
  const end = tone.loop?.end ?? tone.data.length;
  if (!(Number.isInteger(from) && from >= 0 && from <= end - 8))
    throw new Error(`${tone.name} cannot begin at frame ${from} of ${end}`);
  set(GeneratorTypes.startAddrsOffset, from % COARSE);
  set(GeneratorTypes.startAddrsCoarseOffset, Math.floor(from / COARSE));
}

function setEnvelope(set: Setter, which: keyof typeof ENVELOPES, envelope: Envelope): void {
  const generators = ENVELOPES[which];
  set(generators.delay, timeCents(envelope.delay ?? 0), -12_000);
  set(generators.attack, timeCents(envelope.attack ?? 0.001), -12_000);
  set(generators.hold, timeCents(envelope.hold ?? 0), -12_000);
  set(generators.decay, timeCents(envelope.decay ?? 0.001), -12_000);
  set(generators.sustain, (envelope.sustain ?? 0) * 10);
  set(generators.release, timeCents(envelope.release ?? 0.3), -12_000);
  set(generators.keyToHold, envelope.hold === undefined ? 0 : (envelope.keyToDecay ?? 0));
  set(generators.keyToDecay, envelope.keyToDecay ?? 0);
}

/** Sources of modulators as SoundFont 2.04 writes them, in 8.2. */
const SOURCE = { softVelocity: 0x01_02, softVelocityConcave: 0x05_02, keyAround64: 0x02_03 } as const;

function modulators(zone: Zone): Modulator[] {
  const list: Modulator[] = [];
  const add = (source: number, aim: GeneratorType, amount: number): void => {
    const from = ModulatorSource.fromSourceEnum(source);
    list.push(new Modulator(from, ModulatorSource.fromSourceEnum(0), aim, Math.round(amount)));
  };
  const { dynamics, filter } = zone;
  // The same source and aim as the modulator that every SoundFont has, which this one replaces.
  if (dynamics !== undefined) add(SOURCE.softVelocityConcave, GeneratorTypes.initialAttenuation, dynamics * 10);
  if (filter?.velocity !== undefined) add(SOURCE.softVelocity, GeneratorTypes.initialFilterFc, -filter.velocity);
  if (filter?.keyTracking !== undefined)
    add(SOURCE.keyAround64, GeneratorTypes.initialFilterFc, filter.keyTracking * 64);
  return list;
}

function timeCents(seconds: number): number {
  return Math.max(-12_000, 1200 * Math.log2(Math.max(seconds, 1e-6)));
}

function pitchCents(hertz: number): number {
  return 1200 * Math.log2(hertz / ZERO_CENTS);
}
