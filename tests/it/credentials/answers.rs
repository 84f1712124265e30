//! What the token endpoint answers, and what of it is lost or refused: only a dead grant ends a sign-in (CLI-2).

use std::{
    sync::{Arc, Mutex, mpsc},
    time::{Duration, Instant},
};

use serde_json::json;
use testkit::hostile::Reply;

use crate::support::{
    door::Door,
    home::{Home, finish},
};

/// What the door does with a renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    PassOn,
    /// The platform renews; its answer is held, then lost.
    LoseTheAnswer,
    /// The platform never hears of it.
    Answer(&'static str, &'static str),
    /// The connection ends without an answer.
    HangUp,
}

fn door(mood: &Arc<Mutex<Mood>>, held: mpsc::Sender<()>) -> Door {
    let mood = Arc::clone(mood);
    Door::open(move |ask, platform| {
        if !ask.path.contains("token")
            || !String::from_utf8_lossy(&ask.body).contains("grant_type=refresh_token")
        {
            return Reply::of(&ask.send(platform).unwrap());
        }
        let mood = *mood.lock().unwrap();
        match mood {
            Mood::PassOn => Reply::of(&ask.send(platform).unwrap()),
            Mood::LoseTheAnswer => {
                assert_eq!(ask.send(platform).unwrap().status, 200);
                held.send(()).unwrap();
                Reply::Silence
            }
            Mood::Answer(status, code) => Reply::json(status, &json!({ "error": code })),
            Mood::HangUp => Reply::Bytes(Vec::new()),
        }
    })
}

#[test]
fn cli_2_a_process_killed_between_answer_and_save_loses_nothing() {
    let mood = Arc::new(Mutex::new(Mood::PassOn));
    let (hold, held) = mpsc::channel();
    let door = door(&mood, hold);
    let home = Home::new();
    door.sign_in(&home);
    for _ in 0..3 {
        *mood.lock().unwrap() = Mood::LoseTheAnswer;
        let mut renewing = home.cron(&["auth", "refresh"]).spawn().unwrap();
        held.recv_timeout(Duration::from_secs(30)).unwrap();
        renewing.kill().unwrap();
        finish(renewing, Instant::now()).expect(137);
        // The platform has rotated, nobody knows the new token: the one before is good until the new one is used.
        *mood.lock().unwrap() = Mood::PassOn;
        home.say("auth refresh").expect(0);
        home.say("whoami").expect(0);
        home.say("auth refresh").expect(0);
    }
}

#[test]
fn cli_2_only_a_dead_grant_ends_a_sign_in() {
    let mood = Arc::new(Mutex::new(Mood::PassOn));
    let (hold, _held) = mpsc::channel();
    let door = door(&mood, hold);
    let home = Home::new();
    door.sign_in(&home);
    for (bad, code) in [
        (Mood::HangUp, 9),
        (Mood::Answer("500 Internal Server Error", "server_error"), 9),
        (Mood::Answer("503 Service Unavailable", "temporarily_unavailable"), 9),
        (Mood::Answer("400 Bad Request", "invalid_request"), 3),
        (Mood::Answer("401 Unauthorized", "invalid_client"), 3),
    ] {
        *mood.lock().unwrap() = bad;
        let failed = home.say("auth refresh --timeout 3s");
        assert_ne!(failed.code, 0, "{bad:?}: {failed:?}");
        assert_eq!(failed.code, code, "{bad:?}: {failed:?}");
        *mood.lock().unwrap() = Mood::PassOn;
        home.say("auth refresh").expect(0);
    }
    *mood.lock().unwrap() = Mood::Answer("400 Bad Request", "invalid_grant");
    let over = home.say("auth refresh").expect(3);
    assert!(over.err.contains("cron login"), "{over:?}");
    // It is gone, and stays gone when the platform would renew again.
    *mood.lock().unwrap() = Mood::PassOn;
    home.say("auth refresh").expect(3);
    home.say("whoami").expect(3);
    // Another sign-in is good again.
    door.sign_in(&home);
    home.say("whoami").expect(0);
}
