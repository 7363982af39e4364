/** A message for the synth, and how far its channels are from those that the message speaks of. */
export interface RoutedSysex {
  /** Without F0, with F7. */
  readonly message: Uint8Array;
  /** Added to each channel number in the message; may be negative. */
  readonly offset: number;
}

const ROLAND = 0x41;
const YAMAHA = 0x43;
const PORT_SELECT = 0xf5;
const UNIVERSAL: ReadonlySet<number> = new Set([0x7e, 0x7f]);

/** A part of Roland's, by number, is this MIDI channel: the drums come first. */
const ROLAND_CHANNELS = [9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15] as const;

/**
 * A system exclusive message as the synth has to hear it: once, where it speaks of the whole; once for every channel that
 * stands for the MIDI channel it speaks of; never, where it would change which channel listens to whom.
 *
 * @param message from F0 to F7
 * @param channels for each MIDI channel those of the synth that stand for it
 */
export function routedSysex(message: Uint8Array, channels: readonly (readonly number[])[]): RoutedSysex[] {
  const body = message.subarray(1);
  const maker = body[0];
  if (maker === undefined || maker === PORT_SELECT) return [];
  if (maker === ROLAND) return routedRoland(body, channels);
  if (maker === YAMAHA) return routedYamaha(body, channels);
  if (UNIVERSAL.has(maker) && body[2] === 0x08 && (body[3] === 0x08 || body[3] === 0x09))
    return routedTuning(body, channels);
  return [{ message: body, offset: 0 }];
}

function routedRoland(body: Uint8Array, channels: readonly (readonly number[])[]): RoutedSysex[] {
  const [, , model, , block, part = 0, parameter] = body;
  const ofPart = model === 0x42 && (block === 0x40 || block === 0x50) && part >= 0x10;
  if (!ofPart) return [{ message: body, offset: 0 }];
  // Which MIDI channel a part listens to, and the parts of a second device.
  if (block === 0x50 || (part >> 4 === 1 && parameter === 0x02)) return [];
  const channel = ROLAND_CHANNELS[part & 0x0f] ?? 0;
  return toEach(body, channel, channels);
}

function routedYamaha(body: Uint8Array, channels: readonly (readonly number[])[]): RoutedSysex[] {
  const [, , model, block, part = 0, parameter] = body;
  if (model !== 0x4c || block !== 0x08) return [{ message: body, offset: 0 }];
  if (parameter === 0x04 || part > 15) return [];
  return toEach(body, part, channels);
}

function toEach(message: Uint8Array, channel: number, channels: readonly (readonly number[])[]): RoutedSysex[] {
  return (channels[channel] ?? []).map((place) => ({ message, offset: place - channel }));
}

/** The tuning of an octave names its channels by bits: a message for each of them. */
function routedTuning(body: Uint8Array, channels: readonly (readonly number[])[]): RoutedSysex[] {
  const routed: RoutedSysex[] = [];
  for (const [channel, places] of channels.entries()) {
    const at = 6 - Math.floor(channel / 7);
    const bit = 1 << (channel % 7);
    if (((body[at] ?? 0) & bit) === 0) continue;
    const message = body.slice();
    message.fill(0, 4, 7);
    message[at] = bit;
    for (const place of places) routed.push({ message, offset: place - channel });
  }
  return routed;
}
