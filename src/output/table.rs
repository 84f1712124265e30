//! The layout of tables: columns leave from the right, names shorten in the middle, a line never breaks.

use super::clean::Clean;

/// A cell, ready to be laid out.
#[derive(Debug, Clone)]
pub(crate) struct Laid {
    pub(crate) text: Clean,
    pub(crate) right: bool,
    pub(crate) elastic: bool,
    pub(crate) tone: super::view::Tone,
}

/// How wide each column is, and which ones are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Widths of the columns that are shown, from the left.
    pub(crate) widths: Vec<usize>,
    /// How many columns left on the right.
    pub(crate) left_out: usize,
    /// Whether a row may be wider than its column: in a pipe nothing is cut.
    pub(crate) whole: bool,
}

/// Blanks between columns.
const GAP: usize = 2;
/// A name is never made shorter than this.
const SHORTEST: usize = 12;

impl Layout {
    /// Fits columns into a width; without one, everything is shown whole.
    pub(crate) fn fit(headers: &[&str], rows: &[Vec<Laid>], width: Option<usize>) -> Self {
        let natural: Vec<usize> = headers
            .iter()
            .enumerate()
            .map(|(i, h)| {
                rows.iter().map(|r| r[i].text.width()).chain([Clean::new(h).width()]).max().unwrap_or(0)
            })
            .collect();
        let Some(width) = width else {
            return Self { widths: natural, left_out: 0, whole: true };
        };
        let elastic: Vec<bool> = (0..headers.len()).map(|i| rows.iter().any(|r| r[i].elastic)).collect();
        let least = |i: usize| if elastic[i] { natural[i].min(SHORTEST) } else { natural[i] };
        let mut shown = headers.len();
        while shown > 1 && total((0..shown).map(least)) > width {
            shown -= 1;
        }
        let mut widths = natural[..shown].to_vec();
        // Names give way first, the widest of them before the others; then, with one column left, anything.
        while total(widths.iter().copied()) > width {
            let widest =
                (0..shown).filter(|i| elastic[*i] && widths[*i] > least(*i)).max_by_key(|i| widths[*i]);
            match widest {
                Some(i) => widths[i] -= 1,
                None => {
                    let over = total(widths.iter().copied()) - width;
                    let last = shown - 1;
                    widths[last] = widths[last].saturating_sub(over).max(1);
                    break;
                }
            }
        }
        Self { widths, left_out: headers.len() - shown, whole: false }
    }

    /// One line of cells; the last column is not padded.
    pub(crate) fn line(&self, cells: &[Laid], paint: impl Fn(&str, super::view::Tone) -> String) -> String {
        let mut line = String::new();
        let last = self.widths.len().saturating_sub(1);
        for (i, (cell, width)) in cells.iter().zip(&self.widths).enumerate() {
            let text = if self.whole { cell.text.clone() } else { cell.text.shortened(*width) };
            let pad = " ".repeat(width.saturating_sub(text.width()));
            let painted = paint(text.as_str(), cell.tone);
            if cell.right {
                line.push_str(&pad);
                line.push_str(&painted);
            } else {
                line.push_str(&painted);
                if i < last {
                    line.push_str(&pad);
                }
            }
            if i < last {
                line.push_str(&" ".repeat(GAP));
            }
        }
        line
    }
}

fn total(widths: impl Iterator<Item = usize>) -> usize {
    let (mut sum, mut count) = (0, 0_usize);
    for width in widths {
        sum += width;
        count += 1;
    }
    sum + GAP * count.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{super::view::Tone, *};

    fn laid(text: &str, elastic: bool) -> Laid {
        Laid { text: Clean::new(text), right: false, elastic, tone: Tone::Plain }
    }

    fn accounts() -> Vec<Vec<Laid>> {
        [
            [
                "acme",
                "Acme Revenda e Representações Comerciais do Sul Ltda",
                "active",
                "Acme Portal",
                "ana@acme.com.br",
                "41",
            ],
            ["padaria-açaí", "Padaria Açaí & Cia", "active", "Padaria Açaí", "invited", "0"],
            ["kanji", "漢字漢字漢字漢字漢字漢字漢字", "suspended", "inherited", "rui@acmesul.com.br", "7"],
        ]
        .iter()
        .map(|row| {
            row.iter().enumerate().map(|(i, t)| Laid { right: i == 5, ..laid(t, i == 1) }).collect::<Vec<_>>()
        })
        .collect()
    }

    const HEADERS: &[&str] = &["ACCOUNT", "NAME", "STATUS", "TENANT", "OWNER USER", "BELOW"];

    fn drawn(width: Option<usize>) -> String {
        let rows = accounts();
        let layout = Layout::fit(HEADERS, &rows, width);
        let head: Vec<Laid> =
            HEADERS.iter().enumerate().map(|(i, h)| Laid { right: i == 5, ..laid(h, false) }).collect();
        let lines = std::iter::once(&head).chain(&rows).map(|row| layout.line(row, |t, _| t.to_owned()));
        let mut text = lines.collect::<Vec<_>>().join("\n");
        text.push_str(&format!("\nleft out: {}", layout.left_out));
        text
    }

    #[test]
    fn cli_streams_a_table_at_80_columns() {
        insta::assert_snapshot!(drawn(Some(80)));
    }

    #[test]
    fn cli_streams_a_table_at_200_columns() {
        insta::assert_snapshot!(drawn(Some(200)));
    }

    #[test]
    fn cli_streams_a_table_in_a_pipe_is_whole() {
        let text = drawn(None);
        assert!(text.contains("Acme Revenda e Representações Comerciais do Sul Ltda"));
        assert!(text.ends_with("left out: 0"));
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in 1..140 {
            let rows = accounts();
            let layout = Layout::fit(HEADERS, &rows, Some(width));
            for row in &rows {
                let line = layout.line(row, |t, _| t.to_owned());
                assert!(Clean::new(&line).width() <= width, "{width}: {line}");
            }
        }
    }
}
