//! Colour: only when a person looks, and only what the words say already.

use super::view::Tone;

/// Whether a stream is coloured: `NO_COLOR`, `CLICOLOR_FORCE`, `TERM=dumb`, then whether it is a terminal.
#[must_use]
pub fn coloured(terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| variable(name).filter(|v| !v.is_empty());
    if set("NO_COLOR").is_some() {
        return false;
    }
    if set("CLICOLOR_FORCE").is_some_and(|v| v != "0") {
        return true;
    }
    terminal && set("TERM").is_none_or(|t| t != "dumb") && set("CLICOLOR").is_none_or(|v| v != "0")
}

/// Paints a text that is clean already.
#[must_use]
pub(crate) fn paint(text: &str, tone: Tone) -> String {
    let code = match tone {
        Tone::Good => "32",
        Tone::Attention => "33",
        Tone::Bad => "31",
        Tone::Plain => return text.to_owned(),
    };
    format!("\x1b[{code}m{text}\x1b[0m")
}

/// Makes a heading stand out.
#[must_use]
pub(crate) fn bold(text: &str) -> String {
    format!("\x1b[1m{text}\x1b[0m")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cli_streams_colour_follows_the_conventions() {
        let with = |vars: &'static [(&str, &str)]| {
            move |name: &str| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned())
        };
        assert!(coloured(true, with(&[("TERM", "xterm")])));
        assert!(!coloured(false, with(&[("TERM", "xterm")])));
        assert!(!coloured(true, with(&[("TERM", "dumb")])));
        assert!(!coloured(true, with(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")])));
        assert!(coloured(true, with(&[("NO_COLOR", "")])));
        assert!(coloured(false, with(&[("CLICOLOR_FORCE", "1")])));
        assert!(!coloured(false, with(&[("CLICOLOR_FORCE", "0")])));
    }
}
