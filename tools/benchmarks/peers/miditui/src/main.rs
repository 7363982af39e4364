//! The original's songs as a contestant: answers JSON lines, measures inside itself. What its app does around an edit
//! and an undo is done here in the same order with the same calls.

use history::{HistoryManager, StateSnapshot};
use midi::{export_to_midi, import_from_midi, Project};
use serde_json::{json, Value};
use std::collections::{HashMap, HashSet};
use std::io::{BufRead, Write};
use std::time::{Duration, Instant};

include!(concat!(env!("OUT_DIR"), "/original.rs"));

type Failure = Box<dyn std::error::Error>;

/// A song as it is open in the app, with nothing selected.
struct Open {
    project: Project,
    history: HistoryManager,
}

impl Open {
    fn snapshot(&self, description: &str) -> StateSnapshot {
        StateSnapshot::new(&self.project, 0, &HashSet::new(), description)
    }

    /// Takes the note in the middle of the first track a semitone up or down, which is one step to undo.
    fn edit(&mut self) -> Result<(), Failure> {
        let before = self.snapshot("Transpose notes");
        self.history.push_undo(before);
        let notes = self.project.track_at_mut(0).ok_or("no track")?.notes_mut();
        let middle = notes.len() / 2;
        notes[middle].pitch ^= 1;
        Ok(())
    }

    fn undo(&mut self) -> Result<(), Failure> {
        let before = self.history.pop_undo().ok_or("nothing to undo")?;
        if !before.is_valid() {
            return Err("the step before cannot be restored".into());
        }
        let selected = before.valid_selected_notes();
        let now = self.snapshot(&before.description);
        self.history.push_redo(now);
        self.project = before.project;
        std::hint::black_box(selected);
        Ok(())
    }
}

/// What is kept from sample to sample is the input alone, and for edits the song that they go on with. Songs come from
/// .json, since the reader of .mid loses notes.
#[derive(Default)]
struct Inputs {
    texts: HashMap<String, String>,
    songs: HashMap<String, Open>,
}

impl Inputs {
    fn text(&mut self, file: &str) -> Result<&str, Failure> {
        if !self.texts.contains_key(file) {
            self.texts.insert(file.to_owned(), std::fs::read_to_string(file)?);
        }
        Ok(&self.texts[file])
    }

    fn song(&mut self, file: &str) -> Result<&mut Open, Failure> {
        if !self.songs.contains_key(file) {
            let project = Project::load_from_file(file)?;
            self.songs.insert(file.to_owned(), Open { project, history: HistoryManager::new() });
        }
        self.songs.get_mut(file).ok_or_else(|| "no song".into())
    }
}

fn timed<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(Duration, T), Failure> {
    let start = Instant::now();
    let made = work()?;
    let elapsed = start.elapsed();
    Ok((elapsed, made))
}

fn notes_of(project: &Project) -> usize {
    project.tracks().iter().map(|track| track.note_count()).sum()
}

/// The time of one repetition, with the number of notes where a song was read.
fn once(made: &str, files: &Value, inputs: &mut Inputs) -> Result<(Duration, Option<usize>), Failure> {
    let file = files["json"].as_str().ok_or("songs in files only")?;
    match made {
        "read-mid" => {
            let file = files["mid"].as_str().ok_or("songs in files only")?;
            let (time, project) = timed(|| import_from_midi(file).map_err(|error| error.to_string().into()))?;
            Ok((time, Some(notes_of(&project))))
        }
        "write-mid" => {
            let song = inputs.song(file)?;
            let (time, ()) = timed(|| Ok(export_to_midi(&song.project, "/dev/null")?))?;
            Ok((time, None))
        }
        "read-json" => {
            let text = inputs.text(file)?;
            let (time, project) = timed(|| Ok(Project::from_json(text)?))?;
            Ok((time, Some(notes_of(&project))))
        }
        "edit" => {
            let song = inputs.song(file)?;
            Ok((timed(|| song.edit())?.0, None))
        }
        "undo" => {
            let song = inputs.song(file)?;
            song.edit()?;
            Ok((timed(|| song.undo())?.0, None))
        }
        _ => Err(format!("the original's songs cannot do {made}").into()),
    }
}

fn answer(line: &str, inputs: &mut Inputs) -> Result<Value, Failure> {
    let request: Value = serde_json::from_str(line)?;
    if request["op"] != "run" {
        *inputs = Inputs::default();
        return Ok(json!({}));
    }
    let job = &request["job"];
    let (Some("song"), Some(made)) = (job["task"].as_str(), job["made"].as_str()) else {
        return Err("songs only".into());
    };
    let mut time = Duration::ZERO;
    let mut notes = None;
    for _ in 0..request["repeat"].as_u64().ok_or("no repeat")? {
        let (took, read) = once(made, &job["files"], inputs)?;
        time += took;
        notes = read;
    }
    let mut answer = json!({ "ns": time.as_nanos() as u64 });
    if let Some(notes) = notes {
        answer["notes"] = notes.into();
    }
    Ok(answer)
}

fn main() -> Result<(), Failure> {
    let mut inputs = Inputs::default();
    let mut out = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let answered = answer(&line?, &mut inputs).unwrap_or_else(|error| json!({ "error": error.to_string() }));
        writeln!(out, "{answered}")?;
        out.flush()?;
    }
    Ok(())
}
