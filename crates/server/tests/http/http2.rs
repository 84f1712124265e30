//! HTTP/2 by hand: its limits (SRV-1).

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use testkit::{LivePlatform, Options};

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// `:method GET`, `:scheme http`, `:path /` from the static table; `:authority localhost` as a literal.
const HEADERS: &[u8] = b"\x82\x86\x84\x41\x09localhost";

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let mut bytes = u32::try_from(payload.len()).unwrap().to_be_bytes()[1..].to_vec();
    bytes.extend([kind, flags]);
    bytes.extend(stream.to_be_bytes());
    bytes.extend(payload);
    bytes
}

fn read_frame(socket: &mut TcpStream) -> Option<(u8, Vec<u8>)> {
    let mut head = [0; 9];
    socket.read_exact(&mut head).ok()?;
    let length = u32::from_be_bytes([0, head[0], head[1], head[2]]) as usize;
    let mut payload = vec![0; length];
    socket.read_exact(&mut payload).ok()?;
    Some((head[3], payload))
}

fn connect(platform: &LivePlatform) -> TcpStream {
    let mut socket = TcpStream::connect(platform.address).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    socket.write_all(PREFACE).unwrap();
    socket.write_all(&frame(4, 0, 0, &[])).unwrap();
    socket
}

#[test]
fn srv_1_streams_and_header_lists_are_limited_and_requests_answered() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let mut socket = connect(&platform);
    socket.write_all(&frame(1, 0x5, 1, HEADERS)).unwrap();
    let (mut streams, mut list, mut answered) = (None, None, false);
    while !answered {
        let (kind, payload) = read_frame(&mut socket).unwrap();
        match kind {
            4 => {
                for setting in payload.chunks_exact(6) {
                    let value = u32::from_be_bytes(setting[2..6].try_into().unwrap());
                    match u16::from_be_bytes([setting[0], setting[1]]) {
                        3 => streams = Some(value),
                        6 => list = Some(value),
                        _ => {}
                    }
                }
            }
            1 => answered = true,
            _ => {}
        }
    }
    assert_eq!((streams, list), (Some(100), Some(32 * 1024)));
}

#[test]
fn srv_1_a_client_that_only_resets_is_sent_away() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let mut socket = connect(&platform);
    let mut burst = Vec::new();
    for at in 0..2_000u32 {
        let stream = at * 2 + 1;
        burst.extend(frame(1, 0x5, stream, HEADERS));
        burst.extend(frame(3, 0, stream, &8u32.to_be_bytes()));
    }
    // The server may close before it took all of it.
    let _ = socket.write_all(&burst);
    let mut away = None;
    while let Some((kind, payload)) = read_frame(&mut socket) {
        if kind == 7 {
            away = Some(u32::from_be_bytes(payload[4..8].try_into().unwrap()));
            break;
        }
    }
    assert_eq!(away, Some(11), "GOAWAY with ENHANCE_YOUR_CALM");
    let good = platform.ask("GET", "localhost", "/device").send(platform.address).unwrap();
    assert_eq!(good.status, 200);
}
