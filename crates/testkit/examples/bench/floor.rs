//! The floor of a point read: axum on the same accept loop and the same kind of runtime, with one prepared read of the same
//! bytes, and nothing else. A process of its own.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context, Result};
use axum::{
    Router,
    body::Body,
    extract::{Path as Segment, State},
    response::{IntoResponse as _, Response},
    routing::get,
};
use http::{Request, StatusCode, header};
use hyper::body::Incoming;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use server::{limits::Limits, listen};
use tokio::{net::TcpListener, sync::watch};
use tower::ServiceExt as _;

/// Makes the file that it reads.
pub(crate) fn make(file: &Path, bodies: &[(String, String)]) -> Result<()> {
    let connection = Connection::open(file)?;
    connection
        .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE things (id TEXT PRIMARY KEY, body TEXT)")?;
    for (id, body) in bodies {
        connection.execute("INSERT INTO things VALUES (?1, ?2)", (id, body))?;
    }
    Ok(())
}

/// The process.
pub(crate) struct Floor {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Floor {
    pub(crate) fn start(file: &Path) -> Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut child =
            command.arg("floor").arg(file).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("stdout is piped")?).read_line(&mut line)?;
        Ok(Self { child, address: line.trim().parse().context("the floor did not start")? })
    }
}

impl Drop for Floor {
    fn drop(&mut self) {
        // The end of its standard input tells it to stop.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

struct App(Router);

impl listen::Answer for App {
    async fn answer(self: Arc<Self>, _peer: SocketAddr, request: Request<Incoming>) -> Response {
        match self.0.clone().oneshot(request.map(Body::new)).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}

type Shared = Arc<Mutex<Connection>>;

async fn thing(State(store): State<Shared>, Segment(id): Segment<String>) -> Response {
    let store = store.lock().unwrap_or_else(PoisonError::into_inner);
    let found = store
        .prepare_cached("SELECT body FROM things WHERE id = ?1")
        .and_then(|mut statement| statement.query_row([id], |row| row.get::<_, String>(0)).optional());
    match found {
        Ok(Some(body)) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Serves until the standard input ends.
pub(crate) fn serve(file: &str) -> Result<()> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let (stop, stopped) = watch::channel(false);
    std::thread::spawn(move || {
        let _ = std::io::stdin().read_line(&mut String::new());
        let _ = stop.send(true);
    });
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        #[expect(clippy::disallowed_methods, reason = "the floor has no route table")]
        let router = Router::new()
            .route("/api/v1/accounts/{id}", get(thing))
            .with_state(Arc::new(Mutex::new(connection)));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        writeln!(std::io::stdout(), "{}", listener.local_addr()?)?;
        listen::serve(listener, Arc::new(App(router)), None, Limits::default(), stopped).await;
        Ok(())
    })
}
