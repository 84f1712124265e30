//! Between the program and the platform: passes everything on, and holds one batch at a chosen moment.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    time::Duration,
};

use testkit::{
    Answer,
    hostile::{Hostile, Reply},
};

use crate::support::wait_for;

/// Where an import is killed, as the batch sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// The platform never gets it.
    Send,
    /// The platform has done it, its answer is on the way.
    Answer,
    /// The answer has arrived, the program has not written it down.
    Save,
}

/// A relay that holds one batch.
pub(super) struct Relay {
    pub(super) server: Hostile,
    under_way: Arc<AtomicUsize>,
    held: mpsc::Receiver<()>,
    go: mpsc::Sender<()>,
    delivered: mpsc::Receiver<()>,
}

impl Relay {
    /// Holds the batch of that number, from 0.
    pub(super) fn holding(platform: SocketAddr, batch: usize, before: Before) -> Self {
        let (hold, held) = mpsc::channel();
        let (go, gone) = mpsc::channel();
        let (deliver, delivered) = mpsc::channel();
        let gone = Mutex::new(gone);
        let count = AtomicUsize::new(0);
        let under_way = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&under_way);
        let server = Hostile::start(move |asked| {
            let is_batch = asked.method == "POST" && asked.path.contains("accounts:batch");
            let mine = is_batch && count.fetch_add(1, Ordering::SeqCst) == batch;
            if mine && before == Before::Send {
                hold.send(()).unwrap();
                let _ = gone.lock().unwrap().recv();
                return Reply::Bytes(Vec::new());
            }
            counted.fetch_add(1, Ordering::SeqCst);
            let answer = asked.send(platform).unwrap();
            counted.fetch_sub(1, Ordering::SeqCst);
            if !mine {
                return Reply::of(&answer);
            }
            assert_eq!(answer.status, 200, "{}", answer.text());
            hold.send(()).unwrap();
            let _ = gone.lock().unwrap().recv();
            told(&answer, &deliver)
        });
        Self { server: server.unwrap(), under_way, held, go, delivered }
    }

    /// Waits until the batch is held.
    pub(super) fn wait(&self) {
        self.held.recv_timeout(Duration::from_secs(60)).expect("the batch never came");
    }

    /// Waits until the platform has nothing more to do.
    pub(super) fn settle(&self) {
        wait_for("the platform's last answer", || (self.under_way.load(Ordering::SeqCst) == 0).then_some(()));
    }

    /// Lets the batch's answer go, and waits until it has arrived at the client's machine.
    pub(super) fn deliver(&self) {
        self.go.send(()).unwrap();
        self.delivered.recv_timeout(Duration::from_secs(60)).expect("the answer never arrived");
    }
}

fn told(answer: &Answer, deliver: &mpsc::Sender<()>) -> Reply {
    match Reply::of(answer) {
        Reply::Bytes(bytes) => Reply::Told(bytes, deliver.clone()),
        other => other,
    }
}
