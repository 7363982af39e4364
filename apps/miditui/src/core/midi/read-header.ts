import { counted } from "../counted.ts";
import { MidituiError } from "../error.ts";
import type { Division, Project } from "../project/project.ts";
import type { FindingLog } from "./finding.ts";

export interface MidiHeader {
  readonly format: Project["format"];
  /** How many tracks it says the file has. */
  readonly chunks: number;
  readonly division: Division;
  /** The byte after it. */
  readonly end: number;
  /** Where the MIDI file ends: a wrapper may hold more. */
  readonly limit: number;
}

const MTHD = 0x4d546864;
const RIFF = 0x52494646;
const RMID = 0x524d4944;

/** @throws MidituiError E_MIDI where there is no header, or half of one */
export function readHeader(view: DataView, log: FindingLog): MidiHeader {
  const at = findHeader(view, log);
  if (at + 14 > view.byteLength) {
    throw new MidituiError(
      "E_MIDI",
      `the MIDI file ends in its header, at byte ${view.byteLength}`,
      "get the whole file",
    );
  }
  const length = view.getUint32(at + 4);
  if (length < 6) {
    const message = `the header at byte ${at} says it has ${counted(length, "byte")}, and 6 are expected`;
    throw new MidituiError("E_MIDI", message, "the file is damaged: get another copy");
  }
  const whole = at + 8 + length <= view.byteLength;
  if (length > 6) {
    const text = whole ? "what follows its first 6 is left out" : "it is read as one of 6";
    log.add("header", `the header says it has ${counted(length, "byte")}: ${text}`, { byte: at + 4 });
  }
  const number = view.getUint16(at + 8);
  if (number > 2) log.add("format", `format ${number} is unknown and read as format 1`, { byte: at + 8 });
  return {
    format: number === 0 ? 0 : number === 2 ? 2 : 1,
    chunks: view.getUint16(at + 10),
    division: readDivision(view, log, at + 12),
    end: at + 8 + (whole ? length : 6),
    limit: isWrapped(view, at) ? wrappedEnd(view, at) : view.byteLength,
  };
}

function findHeader(view: DataView, log: FindingLog): number {
  const last = view.byteLength - 4;
  for (let at = 0; at <= last; at++) {
    if (view.getUint32(at) !== MTHD) continue;
    if (isWrapped(view, at)) {
      const text = "the song is in a RIFF wrapper; it is saved as a plain MIDI file, without what else is in there";
      log.add("wrapped", text, { byte: 0 });
    } else if (at > 0) {
      log.add("not-midi", `left out: ${counted(at, "byte")} before the MIDI file`, { byte: 0 });
    }
    return at;
  }
  const got = view.byteLength === 0 ? "it is empty" : "MThd is nowhere in it";
  throw new MidituiError("E_MIDI", `this is no MIDI file: ${got}`, "give a .mid file, or a project that miditui saved");
}

function isWrapped(view: DataView, at: number): boolean {
  return at >= 20 && view.getUint32(0) === RIFF && view.getUint32(8) === RMID;
}

/** The song is one chunk of the wrapper, and instruments may follow. */
function wrappedEnd(view: DataView, at: number): number {
  const length = view.getUint32(at - 4, true);
  return length < 14 ? view.byteLength : Math.min(view.byteLength, at + length);
}

function readDivision(view: DataView, log: FindingLog, at: number): Division {
  const word = view.getUint16(at);
  if (word === 0) {
    log.add("division", "a quarter note has 0 ticks: it is read as 480", { byte: at });
    return { type: "ppq", ticks: 480 };
  }
  if (word < 0x8000) return { type: "ppq", ticks: word };
  const frames = 256 - (word >> 8);
  const ticks = word & 0xff;
  const framesPerSecond = frames === 24 || frames === 25 || frames === 29 || frames === 30 ? frames : undefined;
  if (framesPerSecond === undefined || ticks === 0) {
    log.add("division", `${frames} frames a second of ${ticks} ticks are no film time: read as 25 of 40`, { byte: at });
  }
  return { type: "smpte", framesPerSecond: framesPerSecond ?? 25, ticksPerFrame: ticks || 40 };
}
