//! The device flow through the pages (TOK-1, TOK-2).

use testkit::{LivePlatform, Options};

#[test]
fn tok_1_a_person_signs_in_and_the_token_opens_the_api() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    let me = platform.call(&token, "GET", "/me", None).unwrap();
    assert_eq!(me.status, 200, "{}", me.text());
    assert_eq!(me.json()["principal"]["email"], "admin@crontech.localhost");
}
