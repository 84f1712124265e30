//! FLT-1: a trace of system calls shows that no answer to a write leaves before the sync that covers it. A killed process
//! loses nothing that the kernel holds, so kills alone cannot tell.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    process::{Command, Stdio},
};

use crate::support::{account_body, note, services_required, site::Site};

const WRITERS: usize = 8;
const EACH: usize = 6;

/// Whether one process may trace another here; a missing tracer is a failure where services are required.
fn can_trace() -> bool {
    let mut probe = Command::new("strace");
    probe.args(["-f", "-o", "/dev/null", "true"]).stdin(Stdio::null());
    match probe.output() {
        Ok(done) if done.status.success() => true,
        Ok(done) => {
            note(&format!("left out: tracing is impossible here: {}", String::from_utf8_lossy(&done.stderr)));
            false
        }
        Err(error) => {
            assert!(!services_required(), "strace cannot be run, and services are required: {error}");
            note(&format!("left out: strace cannot be run: {error}"));
            false
        }
    }
}

/// What matters of one account that was created: places (lines) in the trace.
#[derive(Debug, Default)]
struct Marks {
    /// Its row goes to the write-ahead log for the first time.
    written: Option<usize>,
    /// A sync of that log that began after it has ended.
    synced: Option<usize>,
    /// The answer begins to leave.
    answered: Option<usize>,
}

/// Reads a trace: for each slug, when it was written, synced and answered. In a trace by several threads a call that
/// another one interrupts has two lines: the first where it begins, the second where it ends.
fn read(trace: &str, slugs: &[String]) -> BTreeMap<String, Marks> {
    let mut marks: BTreeMap<String, Marks> = slugs.iter().map(|s| (s.clone(), Marks::default())).collect();
    // By thread: where a sync of the log began.
    let mut syncing: HashMap<&str, usize> = HashMap::new();
    for (at, line) in trace.lines().enumerate() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        let is_log = |call: &str| call.split('>').next().is_some_and(|fd| fd.ends_with("crontech.db-wal"));
        let is_sync = call.starts_with("fdatasync(") || call.starts_with("fsync(");
        let ended = if is_sync && is_log(call) {
            let begun = *syncing.entry(thread).insert_entry(at).get();
            call.ends_with("= 0").then_some(begun)
        } else if call.starts_with("<... fdatasync resumed>") || call.starts_with("<... fsync resumed>") {
            syncing.get(thread).copied().filter(|_| call.ends_with("= 0"))
        } else {
            None
        };
        if let Some(begun) = ended {
            syncing.remove(thread);
            for mark in marks.values_mut() {
                if mark.written.is_some_and(|written| written < begun) {
                    mark.synced.get_or_insert(at);
                }
            }
        }
        let writes_log = call.starts_with("pwrite64(") && is_log(call);
        let answers = call.contains("HTTP/1.1 201 Created");
        if writes_log || answers {
            for (slug, mark) in &mut marks {
                if call.contains(slug.as_str()) {
                    let place = if answers { &mut mark.answered } else { &mut mark.written };
                    place.get_or_insert(at);
                }
            }
        }
    }
    marks
}

/// A trace holds, or it says of which account not.
fn check(trace: &str, slugs: &[String]) -> Result<(), String> {
    for (slug, mark) in read(trace, slugs) {
        match mark {
            Marks { written: Some(_), synced: Some(synced), answered: Some(answered) }
                if synced < answered => {}
            other => return Err(format!("{slug}: {other:?}")),
        }
    }
    Ok(())
}

fn traced_writes(file: &Path) -> Vec<String> {
    let site = Site::sqlite();
    let calls = "trace=fdatasync,fsync,pwrite64,pwritev,write,writev,sendto,sendmsg";
    let tracer = ["strace", "-f", "-y", "-s", "8192", "-e", calls, "-e", "signal=none", "-o"];
    let tracer = tracer.iter().map(|s| (*s).to_owned()).chain([file.display().to_string()]);
    let server = site.serve_under(&tracer.collect::<Vec<_>>(), &[]);
    let admin = site.administrator(&server);
    let write = |writer: usize| {
        let mut wire = admin.connect().unwrap();
        let slugs = (0..EACH).map(|n| format!("traced-{writer}-{n}"));
        slugs
            .inspect(|slug| {
                let body = account_body(slug);
                let reply = wire.send("POST", "/accounts/self/accounts", Some(slug), Some(&body)).unwrap();
                assert_eq!(reply.status, 201, "{}", reply.text());
            })
            .collect::<Vec<_>>()
    };
    let slugs = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS).map(|w| scope.spawn(move || write(w))).collect();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    server.stop();
    slugs
}

#[test]
fn flt_1_no_answer_leaves_before_the_sync_that_covers_it() {
    if !can_trace() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trace");
    let slugs = traced_writes(&file);
    let trace = String::from_utf8_lossy(&std::fs::read(&file).unwrap()).into_owned();
    check(&trace, &slugs).unwrap();
    // And what reads the trace would tell: without its syncs the same trace does not hold.
    let unsynced: Vec<&str> = trace.lines().filter(|line| !line.contains("sync")).collect();
    check(&unsynced.join("\n"), &slugs).unwrap_err();
}

#[test]
fn flt_1_a_trace_is_read_call_by_call_and_thread_by_thread() {
    let slugs = ["a-1".to_owned()];
    let log = "9</data/crontech.db-wal>";
    let written = format!("7 pwrite64({log}, \"..a-1.\", 4096, 0) = 4096");
    let other = "7 pwrite64(8</data/crontech.db>, \"..a-1.\", 4096, 0) = 4096";
    let sync = format!("7 fdatasync({log}) = 0");
    let (begun, ended) = (format!("7 fdatasync({log} <unfinished ...>"), "7 <... fdatasync resumed>) = 0");
    let answer = "8 sendto(12<socket:[1]>, \"HTTP/1.1 201 Created..a-1.\", 9, 0, NULL, 0) = 9";
    let holds = |lines: &[&str]| check(&lines.join("\n"), &slugs).is_ok();
    assert!(holds(&[&written, &sync, answer]));
    assert!(holds(&[&written, &begun, "8 write(1, \"\", 0) = 0", ended, answer]));
    assert!(!holds(&[&written, answer, &sync]));
    assert!(!holds(&[&sync, &written, answer]));
    assert!(!holds(&[&written, &begun, answer, ended]), "the sync had not ended");
    assert!(!holds(&[&begun, &written, ended, answer]), "the sync began too soon");
    assert!(!holds(&[other, &sync, answer]), "another file");
    assert!(!holds(&[&written, &sync.replace("-wal", ""), answer]), "another file's sync");
    assert!(!holds(&[&written, &sync]), "no answer was seen");
}
