//! How many bytes the first page costs: page and engine, compressed by brotli as hosts send them.

use std::path::{Path, PathBuf};

use crate::process::output_of;
use crate::{Outcome, project};

/// Reads file names, prints the size of each after brotli at its best.
/// Files of more than 8 MB are packed less tightly, or they would take minutes.
const BROTLI: &str = "const fs=require('fs'),z=require('zlib');for(const f of process.argv.slice(1)){\
                      const b=fs.readFileSync(f),q=b.length>8e6?6:11;\
                      console.log(z.brotliCompressSync(b,{params:{[z.constants.BROTLI_PARAM_QUALITY]:q}}).length)}";

/// Most bytes of the first page, compressed.
pub const MOST: u64 = 700_000;

/// Is the first page as small as it must be?
pub fn are_few(dist: &Path) -> Outcome {
    let packed: u64 = first_page(dist)?.iter().map(|(_, _, packed)| packed).sum();
    println!("The first page costs {packed} bytes after brotli; at most {MOST}.");
    if packed > 0 && packed <= MOST { Ok(()) } else { Err(format!("{packed} bytes are more than {MOST}")) }
}

/// Each file of the first page with its bytes plain and compressed. The paper worker and the second part of the program
/// come later, icons do not count.
pub fn first_page(dist: &Path) -> Outcome<Vec<(String, u64, u64)>> {
    let mut files = project::files_below(dist)?;
    files.retain(|(name, _)| {
        let is_code = [".wasm", ".js", ".css", ".html"].iter().any(|end| name.ends_with(end));
        is_code
            && !name.starts_with("paper")
            && !name.ends_with("_later.wasm")
            && name != "404.html"
            && name != "sw.js"
    });
    let paths: Vec<PathBuf> = files.iter().map(|(_, path)| path.clone()).collect();
    let packed = packed(&paths)?;
    Ok(files.iter().zip(packed).map(|((name, path), packed)| (name.clone(), plain(path), packed)).collect())
}

/// Bytes of some files together, plain and compressed; a folder counts with all its files.
pub fn of(paths: &[PathBuf]) -> Outcome<(u64, u64)> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(project::files_below(path)?.into_iter().map(|(_, file)| file));
        } else {
            files.push(path.clone());
        }
    }
    Ok((files.iter().map(|path| plain(path)).sum(), packed(&files)?.iter().sum()))
}

fn plain(path: &Path) -> u64 {
    path.metadata().map(|meta| meta.len()).unwrap_or(0)
}

fn packed(paths: &[PathBuf]) -> Outcome<Vec<u64>> {
    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let mut arguments = vec!["-e", BROTLI];
    arguments.extend(names.iter().map(String::as_str));
    let printed = output_of("node", &arguments).ok_or("node did not run")?;
    Ok(printed.lines().map(|line| line.parse().unwrap_or(0)).collect())
}
