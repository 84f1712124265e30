//! Signing in by the browser of this machine: the code comes back to a port of its own (RFC 8252).

use std::{
    net::Ipv4Addr,
    process::{Command, Stdio},
    time::Duration,
};

use client::{
    Secret,
    oauth::{self, Arrival, CodeRequest, Tokens},
};
use futures_util::{StreamExt, stream::FuturesUnordered};
use serde::Serialize;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::{Instant, timeout, timeout_at},
};

use super::Desk;
use crate::{
    credentials::PUBLIC_CLIENT,
    error::{Error, Result},
    output::Format,
    settings::Environment,
};

/// How long a person may take at the pages.
const PATIENCE: Duration = Duration::from_secs(600);
/// How long a request to the port may take.
const REQUEST: Duration = Duration::from_secs(10);
/// The longest head of a request that is read, in bytes.
const LONGEST: usize = 16 * 1024;
/// At most that many are read at once.
const AT_ONCE: usize = 16;

/// Opens the page, waits for the browser to come back, exchanges its code. None where no browser can come back to this
/// program: then a code is shown.
pub(super) async fn sign_in(desk: &Desk<'_>) -> Result<Option<Tokens>> {
    let printer = desk.context.printer();
    let listener = match TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await {
        Ok(listener) => listener,
        Err(error) => {
            printer.warn(&format!("no port for the browser to come back to ({error}): a code instead"));
            return Ok(None);
        }
    };
    let port = listener.local_addr().map_err(|e| Error::local(e.to_string()))?.port();
    let Some(request) = oauth::start_code(&desk.provider, PUBLIC_CLIENT, "openid", port)? else {
        printer.warn("this platform offers no sign-in by browser: a code instead");
        return Ok(None);
    };
    show(desk, &request)?;
    let code = tokio::select! {
        code = wait(&listener, &request, PATIENCE) => code,
        never = count_down(desk) => match never {},
    };
    printer.transient("");
    let code = code?.ok_or_else(|| {
        Error::sign_in("the browser did not come back in time")
            .hint(format!("by a code instead: cron login {} --device", desk.http.origin()))
            .coded("expired_token")
    })?;
    // Nobody comes any more.
    drop(listener);
    Ok(Some(oauth::exchange_code(&desk.http, &desk.provider, PUBLIC_CLIENT, &request, &code).await?))
}

/// Tells the page's address; opens it too where somebody is there to see it.
fn show(desk: &Desk<'_>, request: &CodeRequest) -> Result<()> {
    #[derive(Serialize)]
    struct Shown<'a> {
        event: &'static str,
        url: &'a str,
        expires_in: u64,
    }
    let printer = desk.context.printer();
    let url = request.url.as_str();
    if printer.format() == Format::Ndjson {
        let shown = Shown { event: "browser", url, expires_in: PATIENCE.as_secs() };
        return printer.json(&serde_json::to_string(&shown)?);
    }
    let opened = desk.context.person() && open(&desk.context.settings().environment, url);
    let words =
        if opened { "The browser opens; if it does not:" } else { "Open this page in a browser here:" };
    printer.note(words);
    printer.note(&format!("  {url}"));
    Ok(())
}

/// Starts a browser; whether there is one. `BROWSER` names it, else the system does.
fn open(environment: &Environment, url: &str) -> bool {
    let chosen = environment.get("BROWSER");
    let graphical = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| environment.get(name).is_some());
    let program = match &chosen {
        Some(program) => program.as_str(),
        None if cfg!(target_os = "macos") => "open",
        None if cfg!(windows) => "explorer",
        // Without a screen it could only be a browser that wants this terminal.
        None if graphical => "xdg-open",
        None => return false,
    };
    let mut command = Command::new(program);
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}

/// On a terminal says how long there is left.
async fn count_down(desk: &Desk<'_>) -> std::convert::Infallible {
    let until = Instant::now() + PATIENCE;
    loop {
        let seconds = until.saturating_duration_since(Instant::now()).as_secs();
        desk.context.printer().transient(&format!(
            "Waiting for the browser … {}:{:02} left · Ctrl-C stops",
            seconds / 60,
            seconds % 60
        ));
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// The code that the browser brings; none when the time is up. A browser may open connections that it does not use, so
/// several are heard at once; what belongs to no sign-in is answered and passed over.
async fn wait(listener: &TcpListener, request: &CodeRequest, patience: Duration) -> Result<Option<Secret>> {
    let until = Instant::now() + patience;
    let mut heard = FuturesUnordered::new();
    loop {
        tokio::select! {
            accepted = listener.accept(), if heard.len() < AT_ONCE => {
                let (stream, _) = accepted.map_err(|e| Error::local(format!("the browser is not heard: {e}")))?;
                heard.push(hear(stream, request));
            }
            Some(arrival) = heard.next(), if !heard.is_empty() => match arrival {
                Arrival::Stray => {}
                Arrival::Code(code) => return Ok(Some(code)),
                Arrival::Failed(error) => return Err(error.into()),
            },
            () = tokio::time::sleep_until(until) => return Ok(None),
        }
    }
}

/// Reads one request and answers it with a plain page.
async fn hear(mut stream: TcpStream, request: &CodeRequest) -> Arrival {
    let until = Instant::now() + REQUEST;
    let Ok(Some(target)) = timeout_at(until, target(&mut stream)).await else { return Arrival::Stray };
    let arrival = request.arrived(&target);
    let (status, title, words) = match &arrival {
        Arrival::Code(_) => ("200 OK", "Done here", "You can close this page and go back to your terminal."),
        Arrival::Failed(_) => {
            ("400 Bad Request", "Not signed in", "Your terminal says why. You can close this page.")
        }
        Arrival::Stray => ("404 Not Found", "Nothing here", "No sign-in waits for this page."),
    };
    // The address holds the code: nothing is loaded from here, kept, or told where this page was.
    let page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><main><h1>{title}</h1><p>{words}</p></main></html>"
    );
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nContent-Security-Policy: default-src 'none'\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n{page}",
        page.len()
    );
    // The code is good whether or not the browser still wants to read this.
    let _ = timeout(REQUEST, async {
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await
    })
    .await;
    arrival
}

/// The target of a request for a page (RFC 9112 §3), once its whole head is there.
async fn target(stream: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    let mut piece = [0; 2048];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let read = stream.read(&mut piece).await.ok().filter(|read| *read > 0)?;
        head.extend_from_slice(&piece[..read]);
        if head.len() > LONGEST {
            return None;
        }
    }
    let head = String::from_utf8_lossy(&head);
    let mut words = head.lines().next()?.split(' ');
    match (words.next(), words.next(), words.next()) {
        (Some("GET"), Some(target), Some("HTTP/1.1" | "HTTP/1.0")) => Some(target.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::SocketAddr,
    };

    use client::discovery::Provider;

    use super::*;

    fn request(port: u16) -> CodeRequest {
        let issuer = "http://localhost:1".to_owned();
        let provider = Provider {
            authorization_endpoint: Some(format!("{issuer}/authorize")),
            token_endpoint: format!("{issuer}/token"),
            device_authorization_endpoint: None,
            revocation_endpoint: None,
            issuer,
        };
        oauth::start_code(&provider, "cli", "openid", port).unwrap().unwrap()
    }

    fn state(request: &CodeRequest) -> String {
        request.url.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned()
    }

    fn get(address: SocketAddr, target: &str) -> String {
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
    }

    #[test]
    fn cli_1_the_browser_is_heard_among_others() {
        block_on(async {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
            let address = listener.local_addr().unwrap();
            let request = request(address.port());
            let good = format!("/callback?code=right&state={}", state(&request));
            let visits = std::thread::spawn(move || {
                // One that never says anything, ones that do not belong here, a target that is too long.
                let silent = std::net::TcpStream::connect(address).unwrap();
                let icon = get(address, "/favicon.ico");
                let forged = get(address, "/callback?code=wrong&state=guessed");
                let right = get(address, &good);
                drop(silent);
                (icon, forged, right)
            });
            let code = wait(&listener, &request, PATIENCE).await.unwrap().unwrap();
            assert_eq!(code.reveal(), "right");
            let (icon, forged, right) = visits.join().unwrap();
            assert!(icon.starts_with("HTTP/1.1 404 "), "{icon}");
            assert!(forged.starts_with("HTTP/1.1 404 ") && !forged.contains("guessed"), "{forged}");
            assert!(
                right.starts_with("HTTP/1.1 200 ") && right.contains("go back to your terminal"),
                "{right}"
            );
            assert!(right.contains("Content-Security-Policy: default-src 'none'"), "{right}");
        });
    }

    #[test]
    fn nobody_comes_and_the_wait_ends() {
        block_on(async {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
            let request = request(listener.local_addr().unwrap().port());
            assert!(wait(&listener, &request, Duration::from_millis(1)).await.unwrap().is_none());
        });
    }
}
