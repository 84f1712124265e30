//! A pager for what does not fit a terminal: started when the first screen is full, never for less than that.

use std::{
    io::{self, Write},
    process::{Child, Command, Stdio},
};

use crate::os;

/// Standard output of a terminal. The first screen is held back; what is longer goes through the pager, row by row.
pub(super) struct Paged {
    held: Vec<u8>,
    lines: usize,
    height: usize,
    command: Vec<String>,
    child: Option<Child>,
}

impl Paged {
    /// A terminal of that many lines, and the pager's command with its arguments; an empty one means none.
    pub(super) const fn new(height: usize, command: Vec<String>) -> Self {
        Self { held: Vec::new(), lines: 0, height, command, child: None }
    }

    fn start(&mut self) -> io::Result<()> {
        let Some((program, arguments)) = self.command.split_first() else { return self.release() };
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped());
        if std::env::var_os("LESS").is_none() {
            // For a `less` that somebody chose, what our own gets as arguments.
            command.env("LESS", "FRX");
        }
        // Ctrl-C is the pager's from here on: a program that it ended would leave the pager and the shell at one terminal.
        os::outlive_interrupts();
        match command.spawn() {
            Ok(child) => self.child = Some(child),
            Err(_) => self.command.clear(),
        }
        self.release()
    }

    /// Writes what is held.
    fn release(&mut self) -> io::Result<()> {
        let held = std::mem::take(&mut self.held);
        match self.child.as_mut().and_then(|child| child.stdin.as_mut()) {
            Some(stdin) => stdin.write_all(&held),
            None => {
                let mut out = io::stdout().lock();
                out.write_all(&held)?;
                out.flush()
            }
        }
    }
}

impl Write for Paged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        self.lines += bytes.iter().filter(|b| **b == b'\n').count();
        if self.child.is_some() || self.command.is_empty() {
            if self.held.len() > 8192 {
                self.release()?;
            }
        } else if self.lines >= self.height {
            self.start()?;
        }
        Ok(bytes.len())
    }

    /// Ends the text: shows what is held, and waits until the reader leaves the pager.
    fn flush(&mut self) -> io::Result<()> {
        let released = self.release();
        self.lines = 0;
        if let Some(mut child) = self.child.take() {
            drop(child.stdin.take());
            child.wait()?;
        }
        released
    }
}

impl Drop for Paged {
    fn drop(&mut self) {
        let _ = self.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_longer_than_a_screen_goes_through_the_pager() {
        let folder = tempfile::tempdir().unwrap();
        let seen = folder.path().join("seen");
        let command = ["sh", "-c", "cat > \"$0\"", seen.to_str().unwrap()].map(str::to_owned).to_vec();
        let mut paged = Paged::new(3, command);
        paged.write_all(b"1\n2\n").unwrap();
        assert!(paged.child.is_none() && !seen.exists(), "it fits so far");
        paged.write_all(b"3\n").unwrap();
        assert!(paged.child.is_some());
        for _ in 0..10_000 {
            paged.write_all(b"more\n").unwrap();
        }
        paged.flush().unwrap();
        let text = std::fs::read_to_string(&seen).unwrap();
        assert!(text.starts_with("1\n2\n3\nmore\n"));
        assert_eq!(text.lines().count(), 10_003);
    }

    #[test]
    fn a_reader_who_leaves_ends_the_output_as_a_closed_pipe() {
        let mut paged = Paged::new(1, vec!["true".to_owned()]);
        let mut result = Ok(());
        for _ in 0..10_000 {
            result = paged.write_all(b"a line that is long enough to fill the pipe at some point\n");
            if result.is_err() {
                break;
            }
        }
        assert_eq!(result.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }
}
