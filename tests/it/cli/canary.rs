//! A whole journey at trace level, and a search for every secret that went over the wire in it (CLI-1).

use std::{
    collections::BTreeSet,
    path::Path,
    sync::{Arc, Mutex},
};

use serde_json::Value;
use testkit::hostile::Reply;

use crate::support::{
    door::Door,
    home::{Done, Home},
};

/// Every secret that an exchange carries.
fn secrets(value: &Value, found: &mut BTreeSet<String>) {
    if let Some(fields) = value.as_object() {
        for (name, value) in fields {
            if ["access_token", "refresh_token", "device_code", "secret", "client_secret", "id_token"]
                .contains(&name.as_str())
            {
                found.extend(value.as_str().map(str::to_owned));
            }
            secrets(value, found);
        }
    }
}

/// The files below a folder that hold one of the secrets.
fn spilt(folder: &Path, secrets: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(spilt(&path, secrets));
            continue;
        }
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        let held = secrets.iter().filter(|secret| text.contains(*secret));
        found.extend(held.map(|secret| format!("{secret:.12}… in {}", path.display())));
    }
    found
}

#[test]
fn cli_1_a_journey_at_trace_level_spills_no_secret() {
    let wire = Arc::new(Mutex::new(BTreeSet::new()));
    let kept = Arc::clone(&wire);
    let door = Door::open(move |ask, platform| {
        let answer = ask.send(platform).unwrap();
        let mut kept = kept.lock().unwrap();
        for (_, value) in ask.headers.iter().filter(|(name, _)| name == "authorization") {
            kept.extend(value.split(' ').nth(1).map(str::to_owned));
        }
        for (name, value) in url::form_urlencoded::parse(&ask.body) {
            if ["refresh_token", "device_code", "client_secret"].contains(&&*name) {
                kept.insert(value.into_owned());
            }
        }
        secrets(&answer.json(), &mut kept);
        Reply::of(&answer)
    });
    let mut home = Home::new();
    home.set("CRON_LOG", "trace");
    let log = home.path("home/log").display().to_string();
    let mut told = Vec::new();
    let mut keep = |done: Done| {
        told.push(format!("{}{}", done.out, done.err));
    };

    keep(door.sign_in(&home));
    home.write("home/c.csv", "slug,name,owner_email\ncanary,Canary,canary@c.example\n");
    keep(home.say("groups create readers --permissions accounts:read").expect(0));
    for command in [
        "whoami",
        "accounts import home/c.csv -o ndjson",
        "clients create robot --group readers --secret-file secret",
        "auth status",
        "auth refresh",
        "accounts get acc_00000000000000000000000000",
        "accounts list -o json",
    ] {
        // To standard error, and to a file.
        keep(home.say(command));
        keep(home.say(&format!("{command} --log-file {log}")));
    }
    // Here the secret is the data: it is on standard output, and nowhere else.
    let token = home.run(&["auth", "token", "--log-file", &log]).expect(0);
    let shown = home.say("clients create shown --group readers -o json").expect(0);
    assert!(
        wire.lock().unwrap().contains(token.out.trim()),
        "the token on standard output is one of those used"
    );
    assert!(wire.lock().unwrap().contains(shown.json()["secret"].as_str().unwrap_or_default()), "{shown:?}");
    told.extend([token.err.clone(), shown.err]);

    home.write("token", token.out.trim());
    let origin = door.origin();
    let mut script = Home::bare();
    script.set("CRON_LOG", "trace");
    script.set("CRON_ORIGIN", &origin);
    script.set("CRON_TOKEN_FILE", &home.path("token").display().to_string());
    let by_token = script.say("whoami").expect(0);
    let id = home.say("clients get robot -o json --jq .id").expect(0);
    let mut robot = Home::bare();
    robot.set("CRON_LOG", "trace");
    robot.set("CRON_ORIGIN", &origin);
    robot.set("CRON_CLIENT_ID", id.out.trim());
    robot.set("CRON_CLIENT_SECRET_FILE", &home.path("secret").display().to_string());
    let by_secret = robot.say("whoami").expect(0);
    told.extend([by_token, id, by_secret].map(|done| format!("{}{}", done.out, done.err)));

    let mut all = wire.lock().unwrap().clone();
    all.insert(door.password.clone());
    all.insert(std::fs::read_to_string(home.path("secret")).unwrap().trim().to_owned());
    all.retain(|secret| !secret.is_empty());
    assert!(all.len() >= 8, "only {} secrets were seen: the search is blind", all.len());
    assert!(
        all.iter().any(|secret| secret.starts_with("eyJ")) && all.iter().any(|secret| secret.len() == 43)
    );
    let log_size = std::fs::metadata(home.path("home/log")).unwrap().len();
    assert!(log_size > 3_000, "nothing was logged: {log_size} bytes");

    // While signed in, and after the end.
    for over in [false, true] {
        if over {
            let done = home.run(&["logout", "--log-file", &log]).expect(0);
            told.push(format!("{}{}", done.out, done.err));
            all.extend(wire.lock().unwrap().iter().filter(|secret| !secret.is_empty()).cloned());
        }
        for folder in [home.path("home"), script.path("home"), robot.path("home")] {
            assert_eq!(spilt(&folder, &all), Vec::<String>::new());
        }
        for text in &told {
            let held: Vec<&String> = all.iter().filter(|secret| text.contains(*secret)).collect();
            assert!(held.is_empty(), "{held:?} in {text}");
        }
    }
}
