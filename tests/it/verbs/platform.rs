//! `cron platform backup|restore|verify|keys rotate` as an operator reads them (Rule D2); that they do what they say is
//! shown under `upkeep`.

use crate::{support::home::Home, upkeep};

#[test]
fn d2_an_operator_reads_what_was_done_and_what_to_keep() {
    let home = Home::bare();
    home.write("key.txt", upkeep::IDENTITY);
    home.say("platform init --data d --domain localhost --admin-email you@example.com").expect(0);
    let backup = format!("platform backup --data d --to b --recipient {}", upkeep::RECIPIENT);
    let made = home.say(&backup).expect(0).out;
    assert!(made.contains(" holds ") && made.contains("The master key is not in it"), "{made}");
    let made = home.say(&format!("{backup} -o json")).expect(0).json();
    let file = made["file"].as_str().unwrap();
    let empty = home.say(&format!("platform backup --data nowhere --to b --recipient {}", upkeep::RECIPIENT));
    assert!(empty.expect(1).err.contains("there is no platform"));

    let opening = "--identity key.txt --master-key-file d/keys/master.key";
    for whole in ["platform verify --data d".to_owned(), format!("platform verify --backup {file} {opening}")]
    {
        let told = home.say(&whole).expect(0);
        assert!(
            told.out.contains("audit chains   1")
                && (told.out + &told.err).contains("everything holds together")
        );
    }
    home.write("other.txt", "AGE-SECRET-KEY-1QQQQQ");
    home.say(&format!("platform verify --backup {file} --identity other.txt")).expect(1);

    let there = home.say(&format!("platform restore {file} --data d {opening}")).expect(1);
    assert!(there.err.contains("there is a platform in this database already"), "{}", there.err);
    let restored = home.say(&format!("platform restore {file} --data e {opening}")).expect(0);
    assert!((restored.out + &restored.err).contains("are restored"));

    let rotated = home.say("platform keys rotate --data d").expect(0);
    assert!((rotated.out + &rotated.err).contains("new master key   d/keys/master.key"));
    let signing = home.say("platform keys rotate --signing --data d -o json").expect(0).json();
    assert!(signing["schema"].as_str().is_some(), "{signing}");
    let missing = home.say("platform keys rotate --data nowhere").expect(1);
    assert!(missing.err.contains("there is no master key"), "{}", missing.err);
}
