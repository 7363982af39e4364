import { expect, test } from "vitest";
import { shownEntries } from "../src/core/app/file-dialog.ts";
import { instrumentIn } from "../src/core/app/instrument-names.ts";
import { addDrumTrack } from "../src/core/edit/tracks.ts";
import type { PresetName } from "../src/core/sound/report.ts";
import { Session, songWith } from "./app-session.ts";

const FONTS = [
  { name: "Big.sf2", path: "/usr/share/Big.sf2", size: 9, general: true },
  { name: "Small.sf3", path: "/usr/share/Small.sf3", size: 5, general: false },
];
const SOUNDS = [
  { name: "song.wav", folder: false, size: 3 },
  { name: "b.mid", folder: false, size: 3 },
  { name: "My.SF2", folder: false, size: 3 },
];

function choosing(options: ConstructorParameters<typeof Session>[0] = {}): Session {
  const session = new Session(options).keys("ctrl+l").act({ type: "fonts", fonts: FONTS });
  return session.act({ type: "listed", folder: "/music", entries: SOUNDS });
}

function names(session: Session): string[] {
  const { dialog } = session.state;
  return dialog !== undefined && "entries" in dialog ? shownEntries(dialog).map(({ name }) => name) : [];
}

function loaded(session: Session, path: string | undefined, presets: readonly PresetName[] = []): Session {
  return session.act({ type: "sound", report: { type: "bank", path, name: "Grand", presets } });
}

function exporting(session: Session): Session {
  return session.keys("e").act({ type: "listed", folder: "/music", entries: SOUNDS });
}

test("SoundFonts are our own, those of the machine and those of the folder; typing narrows them", () => {
  const session = choosing();
  expect(names(session)).toEqual(["Sounds of miditui", "Big.sf2", "Small.sf3", "..", "My.SF2"]);
  expect(names(session.keys("/").type("sf2"))).toEqual(["Big.sf2", "My.SF2"]);
  session.requests = [];
  expect(session.keys("enter").asked("bank")).toEqual([{ type: "bank", path: "/usr/share/Big.sf2" }]);
  expect(choosing().keys("enter").asked("bank").at(-1)).toEqual({ type: "bank", path: undefined });
  expect(choosing().keys("end enter").asked("bank").at(-1)?.path).toBe("/music/My.SF2");
});

test("a SoundFont that cannot be used is told, and what sounded before goes on", () => {
  const session = loaded(new Session(), undefined).keys("ctrl+l");
  session.act({ type: "listed", folder: "/music", entries: SOUNDS }).keys("end enter");
  const { bank } = session.state.sound;
  const report = { type: "bank-failed", path: "/music/My.SF2", text: "My.SF2 is cut off" } as const;
  session.act({ type: "sound", report });
  expect(session.notice()).toBe("My.SF2 is cut off");
  expect(session.state.sound.bank).toBe(bank);
  expect(session.state.project.soundfontPath).toBeUndefined();
});

test("a SoundFont that was typed from the user's own folder is that of the song, with its whole path", () => {
  const session = choosing({ path: "/music/a.json" }).keys("/").type("~/Big.sf2").keys("enter");
  expect(session.asked("bank").at(-1)).toEqual({ type: "bank", path: "~/Big.sf2" });
  expect(loaded(session, "/people/ann/Big.sf2").state.project.soundfontPath).toBe("/people/ann/Big.sf2");
});

test("a song whose SoundFont is not on this machine has the usual one, and still names its own", () => {
  const project = { ...songWith([{}]), soundfontPath: "/there/Far.sf2" };
  const session = new Session({ project }).act({ type: "fonts", fonts: FONTS });
  session.act({ type: "sound", report: { type: "bank-failed", path: "/there/Far.sf2", text: "no Far.sf2" } });
  expect(session.notice()).toBe("no Far.sf2");
  expect(session.asked("bank")).toEqual([{ type: "bank", path: "/usr/share/Big.sf2" }]);
  expect(loaded(loaded(session, undefined), "/usr/share/Big.sf2").state.project).toBe(project);
  expect(session.notice()).toBe("no Far.sf2");
});

test("a song that can hold its SoundFont gets the one that was chosen and works; a MIDI file stays as it is", () => {
  for (const [path, kept] of [
    ["/music/a.json", "/usr/share/Big.sf2"],
    ["/music/a.mid", undefined],
  ] as const) {
    const session = choosing({ path }).keys("down enter");
    expect(session.state.project.soundfontPath).toBeUndefined();
    expect(loaded(session, "/usr/share/Big.sf2").state.project.soundfontPath).toBe(kept);
  }
});

test("the bank is that of the command line, else of the song, else the best of the machine, else our own", () => {
  const wanted = (session: Session): string | undefined => session.state.sound.wanted.path;
  const own = { ...songWith([{}]), soundfontPath: "/music/own.sf2" };
  const fonts = (session: Session): Session => session.act({ type: "fonts", fonts: FONTS });
  expect(wanted(new Session())).toBeUndefined();
  expect(wanted(fonts(new Session()))).toBe("/usr/share/Big.sf2");
  expect(wanted(fonts(new Session({ project: own })))).toBe("/music/own.sf2");
  const told = fonts(new Session({ project: own, soundfont: "/x.sf2" }));
  expect(wanted(told)).toBe("/x.sf2");
  const open = { type: "opened", path: "/music/b.json", notes: [] } as const;
  expect(wanted(told.act({ ...open, project: own }))).toBe("/x.sf2");
  const session = fonts(new Session()).act({ ...open, project: own });
  expect(wanted(session)).toBe("/music/own.sf2");
  expect(wanted(session.act({ ...open, project: songWith([{}]) }))).toBe("/usr/share/Big.sf2");
  expect(session.asked("bank").map(({ path }) => path)).toEqual([
    ...["/usr/share/Big.sf2", "/music/own.sf2", "/usr/share/Big.sf2"],
  ]);
});

test("instruments are called as their SoundFont calls them, and found by that name", () => {
  const presets = [
    { bank: 0, program: 0, name: "Yamaha Grand" },
    { bank: 8, program: 5, name: "Chorused" },
    { bank: 128, program: 0, name: "Standard Kit" },
  ];
  const session = loaded(new Session({ project: addDrumTrack(songWith([])) }), "/f.sf2", presets);
  const [piano, drums] = session.state.project.tracks;
  if (piano === undefined || drums === undefined) throw new Error("a song of two tracks");
  const { bank } = session.state.sound;
  expect([instrumentIn(bank, piano), instrumentIn(bank, drums)]).toEqual(["Yamaha Grand", "Standard Kit"]);
  session.keys("> *").keys("ctrl+u").type("yamaha").keys("enter");
  expect(session.notice()).toBe("Instrument 1: Yamaha Grand");
  expect(instrumentIn({ path: undefined, name: "", presets }, piano)).toBe("Acoustic Grand Piano");
});

test("an export asks for the file as it was chosen: bits, stems and the loop", () => {
  const session = exporting(new Session({ project: songWith([{}]) }).keys("\\"));
  session.keys("ctrl+u").type("mix").keys("tab tab ctrl+t ctrl+l enter");
  expect(session.asked("export")).toMatchObject([
    {
      path: "/music/mix.wav",
      options: { bits: "32f", stems: true, loop: true },
      loop: { start: 0, end: 1920 },
      replace: false,
    },
  ]);
  expect(session.state.dialog).toBeUndefined();
});

test("a file that is there is replaced only after a question, and a loop that is not there is told", () => {
  const session = exporting(new Session({ project: songWith([{}]) }))
    .keys("ctrl+u")
    .type("song.wav")
    .keys("enter");
  expect(session.asked("export")).toEqual([]);
  expect(session.state.dialog).toMatchObject({ problem: "song.wav exists: Enter again replaces it" });
  expect(session.keys("enter").asked("export")).toMatchObject([{ path: "/music/song.wav", replace: true }]);
  const none = exporting(new Session()).keys("ctrl+l enter");
  expect(none.state.dialog).toMatchObject({ problem: expect.stringContaining("no loop is set") });
});

test("while a file is written the app goes on; Esc in Normal mode stops it, another waits its turn", () => {
  const session = exporting(new Session({ project: songWith([{}]) }))
    .keys("ctrl+u")
    .type("x")
    .keys("enter n");
  expect(session.act({ type: "exporting", done: 0.5 }).state.sound.exporting).toEqual({ name: "x.wav", done: 0.5 });
  expect(session.keys("e").notice()).toContain("x.wav is being written");
  expect(session.keys("i escape").asked("cancel-export")).toEqual([]);
  expect(session.keys("escape").asked("cancel-export")).toHaveLength(1);
  session.act({ type: "exported", text: "Stopped" });
  expect(session.state.sound.exporting).toBeUndefined();
  const failed = exporting(session).keys("enter").act({ type: "failed", request: "export", text: "no room" });
  expect(failed.notice()).toContain("no room");
  expect(failed.keys("escape").asked("cancel-export")).toEqual([]);
});

test("bits, stems and loop can be clicked", () => {
  const session = exporting(new Session({ columns: 100, rows: 36 }).keys("\\"));
  const row = 4;
  for (const column of [36, 58, 66]) session.click([column, row]);
  expect(session.state.dialog).toMatchObject({ wav: { bits: "32f", stems: true, loop: true } });
});
