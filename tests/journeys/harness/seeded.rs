//! A copy of the build whose workers also run a script of the journey's: accidents that no hand brings about, in the very
//! worker they befall. The product itself knows nothing of it, and the copy is as whole as any build: its service worker
//! holds the hashes of what it serves.

use std::path::{Path, PathBuf};

use serde_json::Value;
use xtask::server::Site;

use super::{Page, Step, World, dist};

/// A worker of the build.
#[derive(Clone, Copy, Debug)]
pub enum Worker {
    /// The engine.
    Engine,
    /// The paper worker.
    Paper,
}

impl Worker {
    fn script(self) -> &'static str {
        match self {
            Worker::Engine => "engine_loader.js",
            Worker::Paper => "paper_loader.js",
        }
    }

    /// Name of the channel on which page and seed speak: `SEED` in a seed's text.
    fn channel(self) -> &'static str {
        match self {
            Worker::Engine => "journey engine",
            Worker::Paper => "journey paper",
        }
    }
}

impl World {
    /// A copy of the build in the journey's folder, each of these workers with its seed before its own script.
    pub fn seeded(&self, name: &str, seeds: &[(Worker, &str)]) -> Step<PathBuf> {
        seeded_at(self.browser.home(), name, seeds)
    }

    /// Serves such a copy in place of the build.
    pub fn serve_seeded(&self, seeds: &[(Worker, &str)]) -> Step {
        self.serve(Site::new(self.seeded("seeded", seeds)?))
    }
}

impl Page {
    /// Says a word to a seed; what it answers.
    pub async fn tell(&self, worker: Worker, word: &str) -> Step<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            const channel = new BroadcastChannel('{}');
            channel.onmessage = ({{ data }}) => {{ channel.close(); done(data); }};
            channel.postMessage('{word}');",
            worker.channel()
        );
        self.run_async(&script).await
    }
}

/// A copy of the build below a folder, each of these workers with its seed before its own script.
pub fn seeded_at(home: &Path, name: &str, seeds: &[(Worker, &str)]) -> Step<PathBuf> {
    let folder = home.join(name);
    copy(&dist(), &folder)?;
    for (worker, seed) in seeds {
        let path = folder.join(worker.script());
        let seed = seed.replace("SEED", worker.channel());
        let own = std::fs::read_to_string(&path)?;
        std::fs::write(&path, format!("(() => {{\n{seed}\n}})();\n{own}"))?;
    }
    xtask::dist::complete(&folder, name)?;
    Ok(folder)
}

/// Copies a build.
fn copy(from: &Path, to: &Path) -> Step {
    for (name, path) in xtask::project::files_below(from)? {
        let target = to.join(name);
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::copy(path, target)?;
    }
    Ok(())
}
