//! Finds the sources of the crate miditui, which cargo has fetched, and declares the two modules that are measured.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let manifest = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("Cargo.toml");
    let output = Command::new(std::env::var("CARGO")?)
        .args(["metadata", "--format-version", "1", "--locked", "--all-features", "--filter-platform"])
        .arg(std::env::var("HOST")?)
        .arg("--manifest-path")
        .arg(&manifest)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata names no packages")?;
    let crate_manifest = packages
        .iter()
        .find(|package| package["name"] == "miditui")
        .and_then(|package| package["manifest_path"].as_str())
        .ok_or("cargo has not fetched miditui")?;
    let sources = Path::new(crate_manifest).with_file_name("src");
    let declared = ["midi/mod.rs", "history.rs"].map(|file| {
        let name = file.split(['/', '.']).next().unwrap_or(file);
        format!("#[allow(dead_code, unused_imports)]\n#[path = {:?}]\nmod {name};\n", sources.join(file))
    });
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("original.rs"), declared.concat())?;
    println!("cargo::rerun-if-changed=Cargo.lock");
    Ok(())
}
