//! `cron doctor` on installations that are well, and on ones that are not.

use std::{collections::BTreeMap, os::unix::fs::PermissionsExt, path::Path};

use serde_json::Value;

use crate::support::{
    dev::Dev,
    home::{Done, Home},
};

/// Check → its status and what else it says.
fn checks(done: &Done) -> BTreeMap<String, (String, String)> {
    let text = |check: &Value, field: &str| check[field].as_str().unwrap_or_default().to_owned();
    let items = done.json()["items"].as_array().unwrap().clone();
    let told = |c: &Value| {
        (text(c, "check"), (text(c, "status"), format!("{} {}", text(c, "found"), text(c, "fix"))))
    };
    items.iter().map(told).collect()
}

/// A PATH in which a folder comes before the program's own.
fn path_with(first: &Path) -> String {
    let own = Path::new(env!("CARGO_BIN_EXE_cron")).parent().unwrap();
    format!("{}:{}:/usr/bin:/bin", first.display(), own.display())
}

#[test]
fn cli_doctor_finds_nothing_wrong_where_nothing_is() {
    let platform = Dev::shared();
    let mut home = Home::with_token(&platform.url, &platform.token());
    home.set("PATH", &path_with(Path::new("/nowhere")));
    let well = home.say("doctor -o json").expect(0);
    let found = checks(&well);
    for check in [
        "settings",
        "permissions",
        "leftovers",
        "path",
        "name",
        "port",
        "certificate",
        "clock",
        "version",
        "sign-in",
    ] {
        assert_eq!(found[check].0, "good", "{check}: {found:?}");
    }
    assert!(found["sign-in"].1.contains("admin@crontech.localhost"), "{found:?}");
    let table = home.say("doctor -o table").expect(0);
    assert!(table.out.contains("CHECK") && table.out.contains("sign-in"), "{}", table.out);

    // A token that is none; a daemon of the same name; nobody there.
    home.write("token", "no token");
    let daemons = home.path("sbin");
    std::fs::create_dir(&daemons).unwrap();
    std::fs::write(daemons.join("cron"), "").unwrap();
    home.set("PATH", &path_with(&daemons));
    let found = checks(&home.say("doctor -o json").expect(1));
    assert_eq!((found["sign-in"].0.as_str(), found["path"].0.as_str()), ("problem", "problem"), "{found:?}");
    assert!(found["path"].1.contains("the system's scheduler") && found["path"].1.contains("export PATH"));
    let away = Home::with_token("http://localhost:1", "no token");
    let found = checks(&away.say("doctor -o json").expect(1));
    assert_eq!(found["port"].0, "problem");
    assert!(found["port"].1.contains("connection refused") && !found.contains_key("sign-in"), "{found:?}");
    let lost = Home::with_token("https://nowhere.invalid", "no token");
    assert_eq!(checks(&lost.say("doctor -o json").expect(1))["name"].0, "problem");
}

#[test]
fn cli_doctor_mends_what_is_safe_and_says_so() {
    let home = Home::bare();
    let config = home.path("home/config");
    let folder = config.join("credentials");
    std::fs::create_dir_all(&folder).unwrap();
    let open = folder.join("kept.json");
    std::fs::write(&open, "{}").unwrap();
    std::fs::set_permissions(&open, PermissionsExt::from_mode(0o644)).unwrap();
    // Process ids end far below this one.
    let left = config.join(".config.toml.2000000000");
    let mine = config.join(format!(".config.toml.{}", std::process::id()));
    std::fs::write(&left, "").unwrap();
    std::fs::write(&mine, "").unwrap();
    let before = checks(&home.say("doctor -o json").expect(1));
    assert_eq!((before["permissions"].0.as_str(), before["leftovers"].0.as_str()), ("problem", "problem"));
    assert!(before["permissions"].1.contains("chmod 600"), "{before:?}");
    assert!(left.exists(), "without --fix nothing changes");
    let mended = checks(&home.say("doctor --fix -o json").expect(0));
    assert_eq!((mended["permissions"].0.as_str(), mended["leftovers"].0.as_str()), ("mended", "mended"));
    assert_eq!(std::fs::metadata(&open).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!left.exists() && mine.exists(), "only of processes that are gone");
    let after = checks(&home.say("doctor -o json").expect(0));
    assert_eq!((after["permissions"].0.as_str(), after["leftovers"].0.as_str()), ("good", "good"));

    std::fs::write(config.join("config.toml"), "profil = \"x\"\n").unwrap();
    let found = checks(&home.say("doctor -o json").expect(1));
    assert_eq!(found["settings"].0, "problem");
    assert!(found["settings"].1.contains("line 1"), "{found:?}");
}
