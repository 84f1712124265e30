//! A DNS server on loopback, over UDP and TCP, that answers from a table which a test changes; or does not answer as it
//! should.

use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use anyhow::{Context, Result, bail};
use hickory_proto::{
    op::{Message, MessageType, ResponseCode},
    rr::{
        Name, RData, Record, RecordType,
        rdata::{A, AAAA, CNAME, NS, SOA, TXT},
    },
};

/// Seconds that answers may be kept.
const TTL: u32 = 60;
/// How long a chain of aliases is followed.
const ALIASES: usize = 8;

/// How the server answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Manner {
    /// From its table.
    #[default]
    Honest,
    /// Not at all.
    Silent,
    /// With SERVFAIL.
    Failing,
    /// Over UDP with nothing but the word to ask over TCP; there from its table.
    Truncated,
    /// From its table, under the number of a question that nobody asked.
    WrongId,
}

/// The server, until it is dropped.
pub struct Dns {
    /// Where it listens, with both protocols.
    pub address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    stop: AtomicBool,
}

#[derive(Default)]
struct State {
    records: BTreeMap<String, Vec<RData>>,
    manner: Manner,
    asked: Vec<String>,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Dns {
    /// Starts one that knows no name.
    ///
    /// # Errors
    /// No port is free for both protocols.
    pub fn start() -> io::Result<Self> {
        for _ in 0..50 {
            let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
            match Self::start_at(SocketAddr::from((Ipv4Addr::LOCALHOST, port))) {
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                started => return started,
            }
        }
        Err(io::Error::new(io::ErrorKind::AddrInUse, "no port is free for UDP and TCP"))
    }

    /// Starts one at an address of loopback: another server of the same zone has the same port at another one.
    ///
    /// # Errors
    /// The port is taken.
    pub fn start_at(address: SocketAddr) -> io::Result<Self> {
        let (tcp, udp) = (TcpListener::bind(address)?, UdpSocket::bind(address)?);
        let shared = Arc::new(Shared::default());
        let of_udp = Arc::clone(&shared);
        std::thread::Builder::new()
            .name("dns over udp".to_owned())
            .spawn(move || serve_udp(&udp, &of_udp))?;
        let of_tcp = Arc::clone(&shared);
        std::thread::Builder::new()
            .name("dns over tcp".to_owned())
            .spawn(move || serve_tcp(&tcp, &of_tcp))?;
        Ok(Self { address, shared })
    }

    /// Puts records of one type at a name in place of those that were there; no value takes them away. `SOA` takes the
    /// name of the zone's first server.
    ///
    /// # Errors
    /// A value that such a record cannot hold.
    pub fn set(&self, name: &str, kind: &str, values: &[&str]) -> Result<()> {
        let kind: RecordType = kind.parse().ok().with_context(|| format!("no type {kind}"))?;
        let new = values.iter().map(|value| data(kind, value)).collect::<Result<Vec<_>>>()?;
        let mut state = self.shared.state();
        let records = state.records.entry(key(name)).or_default();
        records.retain(|record| record.record_type() != kind);
        records.extend(new);
        if records.is_empty() {
            state.records.remove(&key(name));
        }
        Ok(())
    }

    /// Answers in that manner from now on.
    pub fn behave(&self, manner: Manner) {
        self.shared.state().manner = manner;
    }

    /// Every question so far, as `name TYPE`.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.shared.state().asked.clone()
    }
}

impl Drop for Dns {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        // Wakes the threads that wait.
        let _ = TcpStream::connect(self.address);
        let _ = UdpSocket::bind((IpAddr::from(Ipv4Addr::LOCALHOST), 0)).map(|s| s.send_to(&[], self.address));
    }
}

fn key(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

fn absolute(name: &str) -> Result<Name> {
    Ok(Name::from_ascii(format!("{}.", name.trim_end_matches('.')))?)
}

fn data(kind: RecordType, value: &str) -> Result<RData> {
    Ok(match kind {
        RecordType::A => RData::A(A(value.parse()?)),
        RecordType::AAAA => RData::AAAA(AAAA(value.parse()?)),
        RecordType::CNAME => RData::CNAME(CNAME(absolute(value)?)),
        RecordType::NS => RData::NS(NS(absolute(value)?)),
        RecordType::SOA => {
            RData::SOA(SOA::new(absolute(value)?, absolute("hostmaster.invalid")?, 1, 3600, 600, 86400, 0))
        }
        RecordType::TXT => {
            // A string of a record holds 255 bytes; longer values are several strings.
            RData::TXT(TXT::from_bytes(value.as_bytes().chunks(255).collect()))
        }
        other => bail!("no records of type {other} here"),
    })
}

fn serve_udp(socket: &UdpSocket, shared: &Shared) {
    let mut buffer = [0; 4096];
    while !shared.stop.load(Ordering::Relaxed) {
        let Ok((length, from)) = socket.recv_from(&mut buffer) else { continue };
        if let Some(answer) = answer(&buffer[..length], shared, true) {
            // Whoever asked may be gone.
            let _ = socket.send_to(&answer, from);
        }
    }
}

fn serve_tcp(listener: &TcpListener, shared: &Arc<Shared>) {
    for socket in listener.incoming() {
        if shared.stop.load(Ordering::Relaxed) {
            return;
        }
        let Ok(socket) = socket else { continue };
        let shared = Arc::clone(shared);
        std::thread::spawn(move || drop(converse(socket, &shared)));
    }
}

fn converse(mut socket: TcpStream, shared: &Shared) -> io::Result<()> {
    socket.set_read_timeout(Some(Duration::from_secs(30)))?;
    loop {
        let mut length = [0; 2];
        socket.read_exact(&mut length)?;
        let mut question = vec![0; usize::from(u16::from_be_bytes(length))];
        socket.read_exact(&mut question)?;
        let Some(answer) = answer(&question, shared, false) else { continue };
        let length = u16::try_from(answer.len()).map_err(io::Error::other)?;
        socket.write_all(&length.to_be_bytes())?;
        socket.write_all(&answer)?;
    }
}

fn answer(question: &[u8], shared: &Shared, udp: bool) -> Option<Vec<u8>> {
    let mut message = Message::from_vec(question).ok()?;
    let query = message.queries.first()?.clone();
    let mut state = shared.state();
    let asked = key(&query.name.to_ascii());
    state.asked.push(format!("{asked} {}", query.query_type));
    message.metadata.message_type = MessageType::Response;
    message.metadata.authoritative = true;
    message.metadata.recursion_available = true;
    message.additionals.clear();
    match state.manner {
        Manner::Silent => return None,
        Manner::Failing => message.metadata.response_code = ResponseCode::ServFail,
        Manner::Truncated if udp => message.metadata.truncation = true,
        Manner::WrongId => {
            message.metadata.id = message.metadata.id.wrapping_add(1);
            fill(&mut message, &state, &asked, query.query_type);
        }
        Manner::Honest | Manner::Truncated => fill(&mut message, &state, &asked, query.query_type),
    }
    message.to_vec().ok()
}

/// Answers from the table, along aliases.
fn fill(message: &mut Message, state: &State, asked: &str, kind: RecordType) {
    let mut name = asked.to_owned();
    for _ in 0..ALIASES {
        let Some(records) = state.records.get(&name) else {
            let below = format!(".{name}");
            if !state.records.keys().any(|known| known.ends_with(&below)) {
                message.metadata.response_code = ResponseCode::NXDomain;
            }
            return;
        };
        let Ok(owner) = absolute(&name) else { return };
        let put = |message: &mut Message, data: &RData| {
            message.add_answer(Record::from_rdata(owner.clone(), TTL, data.clone()));
        };
        let alias = records.iter().find(|record| record.record_type() == RecordType::CNAME);
        if let (Some(data @ RData::CNAME(to)), true) = (alias, kind != RecordType::CNAME) {
            put(message, data);
            name = key(&to.0.to_ascii());
            continue;
        }
        for data in records.iter().filter(|record| record.record_type() == kind) {
            put(message, data);
        }
        return;
    }
}

#[cfg(test)]
mod tests {
    use hickory_proto::op::Query;

    use super::*;

    fn ask(dns: &Dns, name: &str, kind: RecordType) -> Message {
        let mut message = Message::query();
        message.add_query(Query::query(absolute(name).unwrap(), kind));
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        socket.send_to(&message.to_vec().unwrap(), dns.address).unwrap();
        let mut buffer = [0; 4096];
        let length = socket.recv(&mut buffer).unwrap();
        Message::from_vec(&buffer[..length]).unwrap()
    }

    #[test]
    fn the_table_is_answered_along_aliases_and_what_is_not_there_is_said() {
        let dns = Dns::start().unwrap();
        dns.set("a.example.com", "CNAME", &["b.example.com"]).unwrap();
        dns.set("b.example.com", "TXT", &["one", "two"]).unwrap();
        let both = ask(&dns, "A.example.com", RecordType::TXT);
        assert_eq!(both.answers.len(), 3);
        assert_eq!(ask(&dns, "b.example.com", RecordType::A).metadata.response_code, ResponseCode::NoError);
        assert_eq!(ask(&dns, "example.com", RecordType::A).metadata.response_code, ResponseCode::NoError);
        assert_eq!(ask(&dns, "c.example.com", RecordType::A).metadata.response_code, ResponseCode::NXDomain);
        dns.set("b.example.com", "TXT", &[]).unwrap();
        assert_eq!(
            ask(&dns, "b.example.com", RecordType::TXT).metadata.response_code,
            ResponseCode::NXDomain
        );
        dns.behave(Manner::Truncated);
        assert!(ask(&dns, "a.example.com", RecordType::A).metadata.truncation);
        assert_eq!(dns.asked().len(), 6);
    }
}
