/** The classes of the Web Audio API, as far as they are used here. */
export interface WebAudio {
  readonly AudioContext: new (options: ContextOptions) => LiveContext;
}

interface ContextOptions {
  /** @default that of the device */
  readonly sampleRate?: number;
  /** Seconds. */
  readonly latencyHint: number;
  readonly sinkId?: { readonly type: "none" };
}

export interface LiveContext {
  /** Seconds rendered. */
  readonly currentTime: number;
  readonly sampleRate: number;
  readonly outputLatency: number;
  createBuffer(channels: number, length: number, rate: number): SampleBuffer;
  createBufferSource(): BufferSource;
}

interface SampleBuffer {
  copyToChannel(samples: Float32Array, channel: number): void;
}

interface BufferSource {
  buffer: SampleBuffer | null;
  start(when: number): void;
}

/** Held in a variable, for the package is optional, and its types would bring those of a browser to the whole tree. */
const PACKAGE: string = "node-web-audio-api";

/**
 * The native implementation, and Tone.js upon it, which looks for one among the globals when it is loaded.
 *
 * @throws where the package is missing, or has nothing for this computer
 */
export async function loadWebAudio(): Promise<{ readonly audio: WebAudio; readonly tone: typeof import("tone") }> {
  const audio: WebAudio & Record<string, unknown> = await import(PACKAGE);
  for (const [name, value] of Object.entries(audio))
    if (name !== "default" && name !== "mediaDevices") Object.assign(globalThis, { [name]: value });
  // Tone says who it is, unless it is asked not to.
  Object.assign(globalThis, { window: globalThis, TONE_SILENCE_LOGGING: true });
  return { audio, tone: await import("tone") };
}
