//! The original's physics as a contestant: answers JSON lines, measures inside itself. `ballin-peer --load FILE`
//! prints instead what the original's own reader makes of a level file, and with `--save FILE` writes it again.

use ballin::physics::{PhysicsConfig, PhysicsWorld};
use ballin::save::LevelConfig;
use serde_json::{json, Value};
use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::time::{Duration, Instant};

/// Strength and radius of a burst at a force of 100 %, as the original's app has them.
const BURST: (f32, f32) = (37.5, 5.0);
/// Steps from one burst to the next.
const PERIOD: usize = 60;
const RADIUS: f32 = 0.15;

type Failure = Box<dyn std::error::Error>;

struct Stirred {
    world: PhysicsWorld,
    size: (f32, f32),
    bursts: Vec<(f32, f32)>,
    periods: usize,
}

impl Stirred {
    fn new(job: &Value) -> Result<Self, Failure> {
        let input = &job["input"];
        let (columns, rows) = (number(&job["columns"])?, number(&job["rows"])?);
        let mut world = PhysicsWorld::new(columns, rows, PhysicsConfig::default());
        for (x, y) in pairs(&input["places"])? {
            world.spawn_ball(x, y)?;
        }
        let bursts = pairs(&input["bursts"])?;
        if bursts.is_empty() {
            return Err("no bursts in the input".into());
        }
        let mut stirred = Self {
            world,
            size: (columns, rows),
            bursts,
            periods: 0,
        };
        for _ in 0..number(&job["before"])? as usize {
            stirred.period();
        }
        Ok(stirred)
    }

    /// A burst and the steps until the next one; the median time of a step.
    fn period(&mut self) -> Duration {
        let (x, y) = self.bursts[self.periods % self.bursts.len()];
        self.periods += 1;
        self.world.apply_burst(x, y, BURST.0, BURST.1);
        let mut times: Vec<Duration> = (0..PERIOD)
            .map(|_| {
                let start = Instant::now();
                self.world.step();
                start.elapsed()
            })
            .collect();
        times.sort();
        times[PERIOD / 2]
    }

    fn height(&self) -> f32 {
        let sum: f32 = self.world.ball_positions().map(|(_, y)| y).sum();
        sum / self.world.ball_count() as f32
    }

    /// Of the balls that lie in another or in a side of the world, 99 of 100 do by at most so many radii.
    fn overlap(&self) -> f32 {
        let balls: Vec<(f32, f32)> = self.world.ball_positions().collect();
        let mut cells: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
        let cell_of = |(x, y): (f32, f32)| ((x / (2.0 * RADIUS)).floor() as i32, (y / (2.0 * RADIUS)).floor() as i32);
        for (i, ball) in balls.iter().enumerate() {
            cells.entry(cell_of(*ball)).or_default().push(i);
        }
        let mut deepest: Vec<f32> = Vec::new();
        for (i, &(x, y)) in balls.iter().enumerate() {
            let (column, row) = cell_of((x, y));
            let mut found = RADIUS - x.min(y).min(self.size.0 - x).min(self.size.1 - y);
            for near in (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy))) {
                for &j in cells.get(&near).into_iter().flatten().filter(|&&j| j != i) {
                    let (dx, dy) = (balls[j].0 - x, balls[j].1 - y);
                    found = found.max(2.0 * RADIUS - (dx * dx + dy * dy).sqrt());
                }
            }
            if found > 0.0 {
                deepest.push(found / RADIUS);
            }
        }
        deepest.sort_by(f32::total_cmp);
        deepest.get(deepest.len() * 99 / 100).copied().unwrap_or(0.0)
    }
}

fn number(value: &Value) -> Result<f32, Failure> {
    Ok(value.as_f64().ok_or("a number is missing")? as f32)
}

/// x, y, x, y, ... as pairs.
fn pairs(value: &Value) -> Result<Vec<(f32, f32)>, Failure> {
    let flat = value.as_array().ok_or("a list of numbers is missing")?;
    flat.chunks_exact(2)
        .map(|pair| Ok((number(&pair[0])?, number(&pair[1])?)))
        .collect()
}

/// Worlds go on from sample to sample, one for each job.
fn answer(line: &str, worlds: &mut HashMap<String, Stirred>) -> Result<Value, Failure> {
    let request: Value = serde_json::from_str(line)?;
    if request["op"] != "run" {
        return Ok(json!({}));
    }
    let job = &request["job"];
    if job["task"] != "balls" || job["made"] != "steps" {
        return Err("the original as a library can only step".into());
    }
    let key = format!("{} {} {} {}", job["balls"], job["columns"], job["rows"], job["before"]);
    if !worlds.contains_key(&key) {
        worlds.insert(key.clone(), Stirred::new(job)?);
    }
    let stirred = worlds.get_mut(&key).ok_or("no world")?;
    let repeat = request["repeat"].as_u64().ok_or("no repeat")?;
    let time: Duration = (0..repeat).map(|_| stirred.period()).sum();
    Ok(json!({ "ns": time.as_nanos() as u64, "height": stirred.height(), "overlap": stirred.overlap() }))
}

fn serve() -> Result<(), Failure> {
    let mut worlds = HashMap::new();
    let mut out = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let answered = answer(&line?, &mut worlds).unwrap_or_else(|error| json!({ "error": error.to_string() }));
        writeln!(out, "{answered}")?;
        out.flush()?;
    }
    Ok(())
}

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => serve(),
        ["--load", file] => {
            println!("{}", serde_json::to_string(&LevelConfig::load_from_file(file)?)?);
            Ok(())
        }
        ["--load", file, "--save", to] => Ok(LevelConfig::load_from_file(file)?.save_to_file(to)?),
        _ => Err("usage: ballin-peer [--load FILE [--save FILE]]".into()),
    }
}
