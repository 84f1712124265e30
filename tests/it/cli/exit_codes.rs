//! The table of exit codes, each by a command that really ends so; and no question without somebody to answer it.

use std::{
    io::{BufRead, BufReader},
    time::Instant,
};

use crate::support::{
    dev::Dev,
    home::{Home, finish},
};

#[test]
fn cli_exit_codes_of_real_commands() {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    home.say("accounts create ex --name Ex --owner-email ex@ex.example --role account-admin --levels 1")
        .expect(0);
    for (code, arguments) in [
        (0, "accounts get ex"),
        (2, "accounts gett ex"),
        (2, "accounts list --limit none"),
        (4, "accounts roles grant ex/below automation-manager"),
        (5, "accounts get ex/nowhere"),
        (5, "accounts get acc_00000000000000000000000000"),
        (6, "accounts create ex --name Other --owner-email other@ex.example"),
        (7, "accounts create ex-7 --name X --owner-email x@y"),
        (7, "accounts list --filter nonsense:1"),
        (14, "accounts list --scope subtree --limit 1 --require-complete"),
    ] {
        if code == 4 {
            // Its parent does not hold the role.
            home.say("accounts create ex/below --name Below --owner-email below@ex.example").expect(0);
        }
        let done = home.say(arguments).expect(code);
        let told = done.err.lines().filter(|line| line.starts_with("error: ")).count();
        assert_eq!(told, usize::from(!matches!(code, 0 | 14)), "{arguments}: {}", done.err);
        if code != 14 && code != 0 {
            assert_eq!(done.out, "", "{arguments}");
            assert!(done.err.lines().count() <= 5, "{}", done.err);
        }
    }
    home.say("accounts limits set ex --sub-accounts 1").expect(0);
    let full = home.say("accounts create ex/second --name Second --owner-email second@ex.example").expect(8);
    assert!(full.err.contains("1 of 1"), "{}", full.err);
    home.write(
        "part.csv",
        "slug,name,owner_email\nex-part,Part,part@ex.example\nex,Taken,taken@ex.example\n",
    );
    home.say("accounts import part.csv").expect(10);

    let nobody = Home::new();
    let refused = nobody.run(&["accounts", "list", "--origin", &platform.url]).expect(3);
    assert!(refused.err.contains("CRON_TOKEN_FILE"), "the way out: {}", refused.err);
    nobody.say("accounts list").expect(2);
    let broken = Home::with_token(&platform.url, "no token");
    broken.say("accounts list").expect(3);
    let away = Home::with_token("http://localhost:1", "no token").say("accounts list --timeout 2s").expect(9);
    assert!(away.err.contains("http://localhost:1 does not answer (connection refused"), "{}", away.err);
}

#[test]
fn cli_exit_codes_of_an_interrupted_command() {
    let platform = Dev::shared();
    let home = Home::new();
    let begun = Instant::now();
    let mut child = home.cron(&["login", &platform.url, "--device", "-o", "ndjson"]).spawn().unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    assert!(line.contains("user_code"), "{line}");
    let pid = rustix::process::Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    finish(child, begun).expect(130);
}

#[test]
fn cli_no_question_without_a_terminal() {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    // A destructive verb says what it wants and does nothing.
    home.say("groups create q-group --permissions accounts:read").expect(0);
    home.say("clients create q-client --group q-group").expect(0);
    let refused = home.say("clients revoke q-client").expect(2);
    assert!(refused.err.contains("--confirm"), "{}", refused.err);
    let kept = home.say("clients get q-client -o json --jq .status").expect(0).out;
    assert_eq!(kept.trim(), "active");
    home.say("clients revoke q-client --confirm other").expect(2);
    home.say("clients revoke q-client --confirm q-client").expect(0);
    // An import goes on; in a terminal it asks.
    home.write("one.csv", "slug,name,owner_email\nq-one,One,one@q.example\n");
    let (code, shown) = home.terminal_bytes(100, "cron accounts import one.csv", "n\n");
    let shown = String::from_utf8_lossy(&shown).into_owned();
    assert!(shown.contains("Go on? [y/N]") && code == 2, "{code} {shown}");
    home.say("accounts get q-one").expect(5);
    home.say("accounts import one.csv").expect(0);
    home.say("accounts get q-one").expect(0);
    // Nobody there, and not asked for: sign-in fails at once.
    let refused = Home::new().run(&["login", &platform.url]).expect(3);
    assert!(refused.took.as_secs() < 5 && refused.err.contains("CRON_CLIENT_ID"), "{refused:?}");
}
