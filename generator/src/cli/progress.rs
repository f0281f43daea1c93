//! A line that says that work is going on, where it takes longer than a blink.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long work may take before it is spoken of.
const BLINK: Duration = Duration::from_millis(400);

/// A line on the terminal while it lives; none where there is no terminal.
#[derive(Debug)]
pub(super) struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    /// Speaks of work that begins now.
    pub(super) fn start(work: &'static str) -> Self {
        let spoken = std::io::stderr().is_terminal().then(|| {
            let (sender, receiver) = channel();
            (sender, std::thread::spawn(move || speak(work, &receiver)))
        });
        Self(spoken)
    }

    /// Ends the line.
    pub(super) fn end(self) {
        if let Some((sender, thread)) = self.0 {
            drop(sender);
            // It prints and ends; if it could not, there is nothing to clean up.
            let _ = thread.join();
        }
    }
}

fn speak(work: &str, ended: &Receiver<()>) {
    if ended.recv_timeout(BLINK) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let mut terminal = std::io::stderr();
    // A terminal that is gone takes no line, and needs none.
    let _ = write!(terminal, "{work} …").and_then(|()| terminal.flush());
    let _ = ended.recv();
    let _ = write!(terminal, "\r\x1b[K").and_then(|()| terminal.flush());
}
