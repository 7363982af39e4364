import { homedir } from "node:os";
import { expect, test } from "vitest";
import { AppSound, type SoundAction, type SoundMaker, type Writing } from "../src/app-sound.ts";
import { MidituiError } from "../src/core/error.ts";
import type { SoundReport } from "../src/core/sound/report.ts";
import type { Sound, SoundSettings } from "../src/sound/sound.ts";
import { Session, songWith } from "./app-session.ts";

/** A sound that writes down what it is asked; runs are counted from 1. */
class Recorder implements Sound {
  readonly calls: string[] = [];
  #runs = 0;
  setSong(): void {
    this.calls.push("song");
  }
  play({ tick, countIn }: { readonly tick: number; readonly countIn: number }): number {
    this.calls.push(`play ${tick} ${countIn}`);
    return ++this.#runs;
  }
  stop(): void {
    this.calls.push("stop");
  }
  rest(tick: number): void {
    this.calls.push(`rest ${tick}`);
  }
  setLoop(): void {
    this.calls.push("loop");
  }
  setMetronome(on: boolean): void {
    this.calls.push(`metronome ${on}`);
  }
  setLatency(seconds: number): void {
    this.calls.push(`latency ${seconds}`);
  }
  noteOn(track: number, pitch: number, velocity: number, seconds?: number): void {
    this.calls.push(`on ${track} ${pitch} ${velocity} ${seconds}`);
  }
  noteOff(track: number, pitch: number): void {
    this.calls.push(`off ${track} ${pitch}`);
  }
  setTrack(track: number): void {
    this.calls.push(`track ${track}`);
  }
  loadBank(path: string | undefined): void {
    this.calls.push(`bank ${path}`);
  }
  close(): Promise<void> {
    this.calls.push("close");
    return Promise.resolve();
  }
}

interface Fake {
  readonly recorder: Recorder;
  readonly told: SoundAction[];
  readonly session: Session;
  readonly sound: AppSound;
  report: (report: SoundReport) => void;
  settings: SoundSettings | undefined;
}

/** An app with a sound that is made up; what it tells reaches the session. */
function fake(change: Partial<SoundMaker> = {}): Fake {
  const recorder = new Recorder();
  const session = new Session({ project: songWith([{ start: 9000 }]) });
  const told: SoundAction[] = [];
  const maker: SoundMaker = {
    audio: "null",
    latency: undefined,
    fonts: () => Promise.resolve([]),
    start: (settings) => {
      made.settings = settings;
      made.report = settings.onReport;
      return Promise.resolve(recorder);
    },
    write: () => Promise.reject(new MidituiError("E_DISK", "there is no room")),
    ...change,
  };
  const sound = new AppSound(maker, (action) => {
    told.push(action);
    session.act(action);
  });
  const made: Fake = { recorder, told, session, sound, report: () => {}, settings: undefined };
  return made;
}

test("a sound that comes late is told all that it has to know, and goes on where the song is", async () => {
  const { session, sound, recorder } = fake();
  const project = songWith([{ start: 9000 }]);
  session.act({ type: "opened", path: "/music/a.mid", project, notes: [] }).keys("1 space").wait(1);
  await sound.begin(() => session.state);
  await sound.begin(() => session.state);
  expect(recorder.calls).toEqual(["song", "track 0", "metronome true", "play 960 0"]);
  const rests = fake();
  rests.session.keys("L F");
  await rests.sound.begin(() => rests.session.state);
  expect(rests.recorder.calls).toEqual(["song", "track 0", "rest 1920"]);
});

test("a latency and a SoundFont that are asked for before there is a sound are had, from the user's own folder too", async () => {
  const { session, sound, recorder } = fake();
  sound.carry({ type: "latency", seconds: 0.2 });
  await sound.begin(() => session.state);
  expect(recorder.calls[0]).toBe("latency 0.2");
  sound.carry({ type: "bank", path: "~/Big.sf2" });
  expect(recorder.calls.at(-1)).toBe(`bank ${homedir()}/Big.sf2`);
});

test("a count-in that is not over when the sound comes is heard", async () => {
  const { session, sound, recorder } = fake();
  session.keys("R").wait(1);
  await sound.begin(() => session.state);
  expect(recorder.calls).toContain("play 0 1");
});

test("it begins with the best SoundFont of the machine, or with what was chosen meanwhile", async () => {
  const fonts = [{ name: "Big.sf2", path: "/Big.sf2", size: 1, general: true }];
  const found = fake({ fonts: () => Promise.resolve(fonts) });
  await found.sound.begin(() => found.session.state);
  expect(found.settings?.bank).toBe("/Big.sf2");
  const chosen = fake();
  const start = chosen.sound.begin(() => chosen.session.state);
  chosen.session.keys("ctrl+l").act({ type: "listed", folder: "/music", entries: [] });
  chosen.session.keys("/").type("/x.sf2").keys("enter");
  await start;
  expect([chosen.settings?.bank, ...chosen.recorder.calls]).toContain("/x.sf2");
});

test("what is heard of a run before the last seek moves nothing", async () => {
  const made = fake();
  const { session, sound, told } = made;
  await sound.begin(() => session.state);
  const report = (run: number): void => made.report({ type: "heard", run, tick: 5000, at: session.clock });
  for (const tick of [0, 480]) {
    sound.carry({ type: "play", tick, countIn: 0, loop: { on: false, start: 0, end: 0 } });
  }
  const before = told.length;
  report(1);
  expect(told).toHaveLength(before);
  report(2);
  expect(told).toHaveLength(before + 1);
});

test("where no sound can be made the app goes on without, and tells why", async () => {
  const { session, sound } = fake({ start: () => Promise.reject(new Error("no thread")) });
  await sound.begin(() => session.state);
  expect(session.state.sound.output).toMatchObject({ name: "none", trouble: "no thread" });
  sound.carry({ type: "song", project: session.state.project });
  await sound.close();
});

test("a sound file that fails is told, one that is stopped as well, and closing waits until nothing is left of it", async () => {
  const failed = fake();
  const request = {
    ...({ type: "export", path: "/a.wav", loop: undefined, bank: undefined, replace: false } as const),
    ...{ project: failed.session.state.project, options: { bits: 16, stems: false, loop: false } as const },
  };
  failed.sound.carry(request);
  await expect.poll(() => failed.told.at(-1)).toMatchObject({ type: "failed", text: "there is no room" });

  let cancelled = false;
  const write = (): Promise<Writing> => {
    const { promise, reject } = Promise.withResolvers<string>();
    const cancel = (): void => {
      cancelled = true;
      reject(new MidituiError("E_CANCELLED", "stopped"));
    };
    return Promise.resolve({ done: promise, cancel });
  };
  const stopped = fake({ write });
  stopped.sound.carry(request);
  await Promise.resolve();
  stopped.sound.carry({ type: "cancel-export" });
  await expect
    .poll(() => stopped.told.at(-1))
    .toEqual({
      type: "exported",
      text: "Stopped: no sound file was written",
    });
  const closing = fake({ write });
  closing.sound.carry(request);
  await Promise.resolve();
  cancelled = false;
  expect(await closing.sound.close()).toBe("a.wav was not finished, and nothing of it is left");
  expect(cancelled).toBe(true);
  expect(await stopped.sound.close()).toBeUndefined();
});
