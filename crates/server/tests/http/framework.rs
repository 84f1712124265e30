//! What the framework would answer by itself (SRV-7).

use testkit::{LivePlatform, Options};

#[test]
fn srv_7_an_unknown_path_is_a_problem() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let answer = platform.ask("GET", "localhost", "/nowhere").send(platform.address).unwrap();
    assert_eq!((answer.status, answer.code().as_str()), (404, "route_not_found"));
}
