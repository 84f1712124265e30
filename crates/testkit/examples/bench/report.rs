//! Lines for the table that `cargo xtask bench` prints, and the numbers in them.

use std::{io::Write as _, path::PathBuf, time::Duration};

use anyhow::Result;

/// The file that the lines go to.
pub(crate) struct Report(PathBuf);

/// Which ratio of what was measured to what it is compared with is good.
pub(crate) enum Aim {
    AtMost(f64),
    AtLeast(f64),
    /// None was set: told so that one knows.
    None,
}

impl Report {
    pub(crate) fn to(file: PathBuf) -> Self {
        Self(file)
    }

    pub(crate) fn row(&self, what: &str, measured: &str, against: &str, ratio: f64, aim: Aim) -> Result<()> {
        let aim = match aim {
            Aim::AtMost(limit) => format!("<={limit}"),
            Aim::AtLeast(limit) => format!(">={limit}"),
            Aim::None => "-".to_owned(),
        };
        let mut file = fs_err::OpenOptions::new().create(true).append(true).open(&self.0)?;
        writeln!(file, "{what}\t{measured}\t{against}\t{ratio}\t{aim}")?;
        Ok(())
    }

    /// A time that must not pass a limit.
    pub(crate) fn within(&self, what: &str, time: Duration, limit: Duration) -> Result<()> {
        let ratio = time.as_secs_f64() / limit.as_secs_f64();
        self.row(what, &shown(time), &shown(limit), ratio, Aim::AtMost(1.0))
    }
}

/// A time with a unit that fits it.
pub(crate) fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        s if s >= 1.0 => format!("{s:.2} s"),
        s if s >= 1e-3 => format!("{:.2} ms", s * 1e3),
        s if s >= 1e-6 => format!("{:.2} µs", s * 1e6),
        s => format!("{:.0} ns", s * 1e9),
    }
}

/// The middle one; of an even number, the lower of the two.
pub(crate) fn median<T: Copy + PartialOrd>(values: &[T]) -> Result<T> {
    percentile(values, 50)
}

/// Nearest rank: the smallest value that at least that share of all do not exceed.
pub(crate) fn percentile<T: Copy + PartialOrd>(values: &[T], percent: usize) -> Result<T> {
    let mut sorted = values.to_vec();
    sorted.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().ok_or_else(|| anyhow::anyhow!("nothing was measured"))
}
