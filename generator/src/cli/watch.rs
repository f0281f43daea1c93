//! `watch`: generates at each change of the specs.

use std::process::ExitCode;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecursiveMode, Watcher as _};

use super::output::complain;
use super::{Options, Root, WRONG, generate};

/// An editor that saves a file may write it in several steps; they count as one change.
const SETTLED: Duration = Duration::from_millis(100);

/// Generates now, and at each change of the specs, until the program is interrupted.
pub(super) fn watch(options: &Options, root: &Root) -> ExitCode {
    let specs = root.specs();
    let (sender, changes) = channel();
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| is_change(&event)) {
            // Nobody listens any more when the program ends.
            let _ = sender.send(());
        }
    });
    let watching = watcher.and_then(|mut watcher| {
        watcher.watch(&specs, RecursiveMode::Recursive)?;
        Ok(watcher)
    });
    let _watcher = match watching {
        Ok(watcher) => watcher,
        Err(error) => {
            complain!("error: {root}{}/ cannot be watched: {error}", root.settings.specs);
            return ExitCode::from(WRONG);
        }
    };
    loop {
        generate::write(options, root);
        complain!("{root}watching {}/ for changes; interrupt to end", root.settings.specs);
        if !settle(&changes) {
            return ExitCode::SUCCESS;
        }
    }
}

/// Whether an event may have changed what the specs say; reading them does not.
fn is_change(event: &Event) -> bool {
    let spec = |path: &std::path::PathBuf| path.extension().is_none_or(|extension| extension == "yaml");
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(spec)
}

/// Waits for a change, and until no more follow; false where there can be none any more.
fn settle(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    while changes.recv_timeout(SETTLED).is_ok() {}
    true
}
