/** Frames from the begin of a click's sample to the click itself: past the millisecond in which SoundFonts fade in. */
export const CLICK_AT = 100;
/** Samples of the click, all of the same height. */
const CLICK_LONG = 8;
/** A cycle of the held tone: 441 Hz at 44,100 frames a second, on every key. */
const CYCLE = 100;

/** Generators of the SoundFont format that are used here. */
const GENERATOR = {
  attackVolume: 34,
  releaseVolume: 38,
  instrument: 41,
  loops: 54,
  sampleId: 53,
  root: 58,
  scale: 56,
} as const;

interface Voice {
  readonly name: string;
  readonly program: number;
  readonly bank: number;
  readonly samples: Int16Array;
  readonly loop: readonly [from: number, to: number];
  readonly generators: readonly (readonly [id: number, value: number])[];
}

/**
 * A SoundFont whose times can be read off the samples: program 0 and the drums are a click on every key, eight samples
 * high, `CLICK_AT` frames after the begin of the note; program 1 is a tone of 441 Hz as long as the key is held. Written
 * byte by byte after the specification, without the product's hands.
 */
export function clickFont(): Uint8Array {
  const click = new Int16Array(CLICK_AT + CLICK_LONG + 192);
  click.fill(29_000, CLICK_AT, CLICK_AT + CLICK_LONG);
  const tone = Int16Array.from({ length: 10 * CYCLE }, (_, at) =>
    Math.round(20_000 * Math.sin((2 * Math.PI * at) / CYCLE)),
  );
  const once = { samples: click, loop: [8, 16] as const, generators: [] };
  return written([
    { name: "Click", program: 0, bank: 0, ...once },
    {
      name: "Tone",
      program: 1,
      bank: 0,
      samples: tone,
      loop: [CYCLE, 9 * CYCLE],
      generators: [
        [GENERATOR.attackVolume, -12_000],
        // 10 ms to silence, in cents of time.
        [GENERATOR.releaseVolume, -7973],
        [GENERATOR.loops, 1],
      ],
    },
    { name: "Drums", program: 0, bank: 128, ...once },
  ]);
}

function written(voices: readonly Voice[]): Uint8Array {
  const gap = 46;
  let at = 0;
  const headers = voices.map(({ name, samples, loop }) => {
    const start = at;
    at += samples.length + gap;
    const places = [start, start + samples.length, start + loop[0], start + loop[1], 44_100].flatMap(long);
    return [...fixed(name, 20), ...places, 60, 0, ...word(0), ...word(1)];
  });
  const data = voices.flatMap(({ samples }) => [
    ...Array.from(samples, word).flat(),
    ...new Array<number>(2 * gap).fill(0),
  ]);
  const zones = voices.map(({ generators }, index) => [
    ...generators,
    // Every key plays the sample as it is.
    [GENERATOR.scale, 0] as const,
    [GENERATOR.root, 60] as const,
    [GENERATOR.sampleId, index] as const,
  ]);
  const starts = [0];
  for (const zone of zones) starts.push((starts.at(-1) ?? 0) + zone.length);
  const generator = ([id, value]: readonly [number, number]): number[] => [...word(id), ...word(value)];
  const preset = (name: string, program: number, bank: number, bag: number): number[] => [
    ...fixed(name, 20),
    ...[program, bank, bag].flatMap(word),
    ...[0, 0, 0].flatMap(long),
  ];
  const count = voices.length;
  const end = new Array<number>(10).fill(0);
  const parts: readonly (readonly [string, readonly number[]])[] = [
    [
      "phdr",
      [...voices.flatMap((each, i) => preset(each.name, each.program, each.bank, i)), ...preset("EOP", 0, 0, count)],
    ],
    ["pbag", [...voices, 0].flatMap((_, i) => [...word(i), ...word(0)])],
    ["pmod", end],
    ["pgen", [...voices.flatMap((_, i) => generator([GENERATOR.instrument, i])), ...end.slice(0, 4)]],
    [
      "inst",
      [...voices.flatMap(({ name }, i) => [...fixed(name, 20), ...word(i)]), ...fixed("EOI", 20), ...word(count)],
    ],
    ["ibag", starts.flatMap((start) => [...word(start), ...word(0)])],
    ["imod", end],
    ["igen", [...zones.flat().flatMap(generator), ...end.slice(0, 4)]],
    ["shdr", [...headers.flat(), ...fixed("EOS", 20), ...new Array<number>(26).fill(0)]],
  ];
  const info = [
    ...chunk("ifil", [...word(2), ...word(1)]),
    ...chunk("isng", fixed("EMU8000", 8)),
    ...chunk("INAM", fixed("Clicks", 8)),
  ];
  const lists = [
    ...chunk("LIST", [...ascii("INFO"), ...info]),
    ...chunk("LIST", [...ascii("sdta"), ...chunk("smpl", data)]),
    ...chunk("LIST", [...ascii("pdta"), ...parts.flatMap(([name, body]) => chunk(name, body))]),
  ];
  return Uint8Array.from(chunk("RIFF", [...ascii("sfbk"), ...lists]));
}

function chunk(name: string, body: readonly number[]): number[] {
  return [...ascii(name), ...long(body.length), ...body];
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

function fixed(text: string, length: number): number[] {
  return [...ascii(text), ...new Array<number>(length - text.length).fill(0)];
}

function word(value: number): number[] {
  return [value & 255, (value >> 8) & 255];
}

function long(value: number): number[] {
  return [...word(value & 65_535), ...word(value >>> 16)];
}
