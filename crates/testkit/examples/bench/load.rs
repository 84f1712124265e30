//! A load of HTTP/1.1 over connections that are kept: as little work as it can be, since it runs on the same machine.

use std::{
    net::SocketAddr,
    rc::Rc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::LocalSet,
};

/// Not measured at the beginning of a load.
const WARM: Duration = Duration::from_millis(500);
/// Requests of one connection at most.
const MOST: u32 = 1_000_000;

/// A connection with its newest answer.
pub(crate) struct Connection {
    socket: TcpStream,
    answer: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(to: SocketAddr) -> Result<Self> {
        let socket = TcpStream::connect(to).await?;
        socket.set_nodelay(true)?;
        Ok(Self { socket, answer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a request and reads the answer, which must be 200 with a length; its body.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<&[u8]> {
        self.socket.write_all(request).await?;
        self.answer.clear();
        let body = loop {
            if self.socket.read_buf(&mut self.answer).await? == 0 {
                bail!("the connection ended");
            }
            if let Some(end) = self.answer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        let head = std::str::from_utf8(&self.answer[..body])?;
        if !head.starts_with("HTTP/1.1 200") {
            bail!("{}", String::from_utf8_lossy(&self.answer));
        }
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
        });
        let whole = body + length.context("an answer without a length")?;
        while self.answer.len() < whole {
            if self.socket.read_buf(&mut self.answer).await? == 0 {
                bail!("the connection ended");
            }
        }
        Ok(&self.answer[body..whole])
    }
}

/// Requests a second over so many connections, each asking the same things, from another one on.
pub(crate) fn throughput(
    to: SocketAddr,
    requests: &[Vec<u8>],
    connections: usize,
    time: Duration,
) -> Result<f64> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let requests: Rc<[Vec<u8>]> = requests.into();
    LocalSet::new().block_on(&runtime, async {
        let begun = Instant::now();
        let tasks: Vec<_> = (0..connections)
            .map(|first| {
                let requests = Rc::clone(&requests);
                tokio::task::spawn_local(async move {
                    let mut connection = Connection::open(to).await?;
                    let mut done = 0_u32;
                    for request in requests.iter().cycle().skip(first).take(MOST as usize) {
                        connection.ask(request).await?;
                        let passed = begun.elapsed();
                        if passed >= WARM + time {
                            break;
                        }
                        done += u32::from(passed >= WARM);
                    }
                    anyhow::Ok(done)
                })
            })
            .collect();
        let mut done = 0;
        for task in tasks {
            done += task.await??;
        }
        Ok(f64::from(done) / time.as_secs_f64())
    })
}
