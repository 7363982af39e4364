import type { MessagePort } from "node:worker_threads";
import type { SongMessage } from "../../core/sound/song-message.ts";
import type { EffectName } from "../outputs/effect-names.ts";
import type { AudioChoice, PlayFrom } from "../sound.ts";

/** What the thread of the engine starts with. */
export interface EngineData {
  readonly audio: AudioChoice;
  readonly latency: number | undefined;
  readonly bank: string | undefined;
  readonly effect: EffectName | undefined;
  readonly midi: boolean;
  readonly port: MessagePort;
}

/** What the thread is told. */
export type EngineRequest =
  | { readonly type: "song"; readonly song: SongMessage }
  | { readonly type: "play"; readonly run: number; readonly from: PlayFrom }
  | { readonly type: "stop" }
  | { readonly type: "rest"; readonly tick: number }
  | { readonly type: "loop"; readonly loop: PlayFrom["loop"] }
  | { readonly type: "metronome"; readonly on: boolean }
  | { readonly type: "latency"; readonly seconds: number }
  | {
      readonly type: "note-on";
      readonly track: number;
      readonly pitch: number;
      readonly velocity: number;
      readonly seconds: number | undefined;
      /** When it was pressed, as epochClock counts. */
      readonly at: number;
    }
  | { readonly type: "note-off"; readonly track: number; readonly pitch: number }
  | { readonly type: "track"; readonly track: number }
  | { readonly type: "bank"; readonly path: string | undefined }
  | { readonly type: "close" };
