//! First passwords that a person can read from one screen and type into another.

use anyhow::{Context, Result};

/// 128 short English words that are not mistaken for each other.
const WORDS: [&str; 128] = [
    "amber", "anchor", "apple", "arrow", "autumn", "badge", "bamboo", "basil", "beacon", "birch", "bottle",
    "branch", "bridge", "bronze", "brush", "butter", "cabin", "cactus", "candle", "canyon", "carbon",
    "castle", "cedar", "cherry", "circle", "citrus", "clover", "cobalt", "comet", "copper", "coral",
    "cotton", "cradle", "crane", "crystal", "dahlia", "daisy", "delta", "desert", "domino", "dragon",
    "eagle", "echo", "ember", "falcon", "feather", "fern", "fiddle", "flint", "forest", "fossil", "galaxy",
    "garden", "ginger", "glacier", "granite", "grape", "hammer", "harbor", "hazel", "helmet", "honey",
    "indigo", "island", "ivory", "jacket", "jasmine", "jungle", "kettle", "kiwi", "ladder", "lagoon",
    "lantern", "lemon", "lilac", "linen", "lotus", "magnet", "mango", "maple", "marble", "meadow", "melon",
    "mint", "mirror", "mosaic", "nectar", "needle", "nickel", "oasis", "olive", "onyx", "orbit", "orchid",
    "otter", "paddle", "panda", "papaya", "pebble", "pepper", "piano", "pillow", "planet", "plum", "pocket",
    "prairie", "quartz", "rabbit", "raven", "ribbon", "river", "rocket", "saddle", "saffron", "sailor",
    "salmon", "silver", "spruce", "summit", "sunset", "thunder", "tide", "tiger", "timber", "tulip",
    "velvet", "violet", "walnut",
];

/// Words, a number between them, such as `tide-orbit-maple-lemon-42`: 34 bits, which guess limits make enough for the
/// platform on one's own machine.
///
/// # Errors
/// The system has no randomness to give.
pub fn words() -> Result<String> {
    let mut bytes = [0; 5];
    getrandom::fill(&mut bytes).context("the system has no randomness to give")?;
    let [number, words @ ..] = bytes;
    let words: Vec<&str> = words.iter().map(|b| WORDS[usize::from(b % 128)]).collect();
    Ok(format!("{}-{:02}", words.join("-"), number % 100))
}

/// Twenty letters and digits: 100 bits.
///
/// # Errors
/// The system has no randomness to give.
pub fn letters() -> Result<String> {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes).context("the system has no randomness to give")?;
    let letters: Vec<u8> = bytes.iter().map(|b| ALPHABET[usize::from(b % 32)]).collect();
    let groups: Vec<&str> = letters.chunks(5).filter_map(|c| std::str::from_utf8(c).ok()).collect();
    Ok(groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_distinct_and_first_passwords_pass_their_own_rule() {
        let distinct: std::collections::BTreeSet<_> = WORDS.iter().collect();
        assert_eq!(distinct.len(), WORDS.len());
        for password in [words().unwrap(), letters().unwrap()] {
            assert!(
                identity::password::check(&password, "admin@crontech.localhost", &["Crontech"]).is_ok(),
                "{password}"
            );
        }
        assert_ne!(letters().unwrap(), letters().unwrap());
    }
}
