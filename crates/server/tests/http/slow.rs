//! Slow and silent clients do not stop good ones (SRV-1).

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use server::limits::Limits;
use testkit::{LivePlatform, Options, send_raw};

fn quick_limits() -> Limits {
    Limits { header_time: Duration::from_secs(2), body_time: Duration::from_secs(1), ..Limits::default() }
}

fn is_closed(socket: &mut TcpStream) -> bool {
    socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut byte = [0; 512];
    loop {
        match socket.read(&mut byte) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(error) => return error.kind() == std::io::ErrorKind::ConnectionReset,
        }
    }
}

#[test]
fn srv_1_two_hundred_slow_sockets_do_not_stop_a_good_client() {
    let platform = LivePlatform::start(Options { limits: quick_limits(), ..Options::default() }).unwrap();
    let beginnings: [&[u8]; 4] = [b"", b"G", b"GET /device HTTP/1.1\r\nHost: local", b"PRI * HTTP/2.0\r\n"];
    let mut slow: Vec<TcpStream> = (0..200)
        .map(|at| {
            let mut socket = TcpStream::connect(platform.address).unwrap();
            socket.write_all(beginnings[at % beginnings.len()]).unwrap();
            socket
        })
        .collect();
    let begun = Instant::now();
    for _ in 0..20 {
        let answer = platform.ask("GET", "localhost", "/device").send(platform.address).unwrap();
        assert_eq!(answer.status, 200);
    }
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert!(slow.iter_mut().all(is_closed), "a slow socket is still open");
}

#[test]
fn srv_1_when_all_connections_are_taken_a_good_client_waits_its_turn() {
    let limits = Limits { connections: 10, ..quick_limits() };
    let platform = LivePlatform::start(Options { limits, ..Options::default() }).unwrap();
    let _slow: Vec<TcpStream> = (0..10).map(|_| TcpStream::connect(platform.address).unwrap()).collect();
    std::thread::sleep(Duration::from_millis(200));
    let answer = platform.ask("GET", "localhost", "/device").send(platform.address).unwrap();
    assert_eq!(answer.status, 200);
}

#[test]
fn srv_1_a_body_that_does_not_come_is_given_up() {
    let platform = LivePlatform::start(Options { limits: quick_limits(), ..Options::default() }).unwrap();
    let head = "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nConnection: close\r\n\
                Content-Type: application/x-www-form-urlencoded\r\n\r\ngrant";
    let answer = send_raw(platform.address, head.as_bytes()).unwrap();
    assert_eq!((answer.status, answer.code().as_str()), (408, "request_timeout"));
}

#[test]
fn srv_1_a_client_that_does_not_read_is_cut_off() {
    let limits = Limits { write_stall: Duration::from_secs(1), ..quick_limits() };
    let platform = LivePlatform::start(Options { limits, ..Options::default() }).unwrap();
    let mut socket = TcpStream::connect(platform.address).unwrap();
    let request = b"GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
    // More answers than both buffers hold, and none is read.
    socket.set_write_timeout(Some(Duration::from_secs(5))).unwrap();
    let begun = Instant::now();
    let mut refused = false;
    while begun.elapsed() < Duration::from_secs(20) && !refused {
        refused = socket.write_all(request).is_err();
        std::thread::sleep(Duration::from_millis(1));
    }
    assert!(refused, "the server went on for a client that reads nothing");
}
