//! Access tokens: single mutations of a good one, each refused by the check that it targets (TOK-3).

use api::id::{ClientId, TenantId, UserId};
use aws_lc_rs::{
    hmac,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use data_encoding::BASE64URL_NOPAD;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use super::world::{World, worlds};
use crate::{Subject, TokenFault, session::Grant, token::Door};

/// A good token, taken apart.
#[derive(Clone)]
struct Parts {
    header: Value,
    claims: Value,
}

fn decode(part: &str) -> Value {
    serde_json::from_slice(&BASE64URL_NOPAD.decode(part.as_bytes()).unwrap()).unwrap()
}

fn encode(value: &Value) -> String {
    BASE64URL_NOPAD.encode(value.to_string().as_bytes())
}

impl Parts {
    fn of(token: &str) -> Self {
        let parts: Vec<&str> = token.split('.').collect();
        Self { header: decode(parts[0]), claims: decode(parts[1]) }
    }

    fn text(&self) -> String {
        format!("{}.{}", encode(&self.header), encode(&self.claims))
    }

    /// Signed by the platform's own key.
    fn signed(&self, world: &World) -> String {
        sign_text(&self.text(), world)
    }
}

fn sign_text(text: &str, world: &World) -> String {
    let keys = world.issuer.keys().current();
    let signature = keys.signing(world.now()).unwrap().sign(text.as_bytes()).unwrap();
    format!("{text}.{}", BASE64URL_NOPAD.encode(&signature))
}

/// Changes one claim.
fn claim(good: &Parts, name: &str, value: Option<Value>, world: &World) -> String {
    let mut parts = good.clone();
    set(&mut parts.claims, name, value);
    parts.signed(world)
}

/// Changes one field of the header.
fn header(good: &Parts, name: &str, value: Option<Value>, world: &World) -> String {
    let mut parts = good.clone();
    set(&mut parts.header, name, value);
    parts.signed(world)
}

fn set(object: &mut Value, name: &str, value: Option<Value>) {
    let object: &mut Map<String, Value> = object.as_object_mut().unwrap();
    match value {
        Some(value) => drop(object.insert(name.to_owned(), value)),
        None => drop(object.remove(name).expect("the claim was there")),
    }
}

/// The table: name, token, and the check that it is to be refused by.
fn mutations(good_token: &str, world: &World) -> Vec<(&'static str, String, TokenFault)> {
    use TokenFault as F;
    let good = &Parts::of(good_token);
    let now = world.now().as_second();
    let [head, claims, signature] = good_token.split('.').collect::<Vec<_>>()[..] else {
        panic!("three parts")
    };
    let bytes = BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap();
    let random = SystemRandom::new();
    let stranger = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
    let by_stranger = |parts: &Parts| {
        let text = parts.text();
        let signature = stranger.sign(&random, text.as_bytes()).unwrap();
        format!("{text}.{}", BASE64URL_NOPAD.encode(signature.as_ref()))
    };
    let other_alg = |alg: &str, sign: &dyn Fn(&str) -> Vec<u8>| {
        let mut parts = good.clone();
        set(&mut parts.header, "alg", Some(json!(alg)));
        let text = parts.text();
        format!("{text}.{}", BASE64URL_NOPAD.encode(&sign(&text)))
    };
    // The oldest trick: the public key as the secret of an HMAC (RFC 8725 §2.1).
    let jwk = world.issuer.jwks().keys.remove(0);
    let confused = |text: &str| {
        let secret = serde_json::to_vec(&jwk).unwrap();
        hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &secret), text.as_bytes()).as_ref().to_vec()
    };
    let with_own_key = {
        let mut parts = good.clone();
        let point = stranger.public_key().as_ref();
        let (x, y) = (BASE64URL_NOPAD.encode(&point[1..33]), BASE64URL_NOPAD.encode(&point[33..]));
        set(&mut parts.header, "jwk", Some(json!({"kty": "EC", "crv": "P-256", "x": x, "y": y})));
        by_stranger(&parts)
    };
    let der = {
        let pkcs8 = stranger.to_pkcs8v1().unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref()).unwrap();
        BASE64URL_NOPAD.encode(pair.sign(&random, format!("{head}.{claims}").as_bytes()).unwrap().as_ref())
    };
    let flipped = {
        let mut bytes = bytes.clone();
        bytes[40] ^= 1;
        BASE64URL_NOPAD.encode(&bytes)
    };
    let other_claims = {
        let mut parts = good.clone();
        set(&mut parts.claims, "sid", Some(json!("another")));
        encode(&parts.claims)
    };
    let other_header = {
        let mut parts = good.clone();
        set(&mut parts.header, "x", Some(json!(1)));
        encode(&parts.header)
    };
    let text = |text: &str| Some(json!(text));
    let other_tenant = format!("tenant:{}", TenantId::from_bytes([9; 16]));
    let other_user = UserId::from_bytes([9; 16]).to_string();
    let client = ClientId::from_bytes([9; 16]).to_string();
    vec![
        // Structure.
        ("nothing", String::new(), F::Malformed),
        ("two parts", format!("{head}.{claims}"), F::Malformed),
        ("four parts", format!("{good_token}."), F::Malformed),
        ("header with padding", format!("{head}=.{claims}.{signature}"), F::Malformed),
        ("header is no object", sign_text(&format!("{}.{claims}", encode(&json!([]))), world), F::Malformed),
        (
            "claims are no JSON",
            sign_text(&format!("{head}.{}", BASE64URL_NOPAD.encode(b"{")), world),
            F::Malformed,
        ),
        ("signature with a plus", format!("{head}.{claims}.+{}", &signature[1..]), F::Malformed),
        ("longer than any token", claim(good, "x", Some(json!("x".repeat(4096))), world), F::Malformed),
        // Header.
        ("no typ", header(good, "typ", None, world), F::Typ),
        ("typ of an ID token", header(good, "typ", text("JWT"), world), F::Typ),
        ("typ with a parameter", header(good, "typ", text("at+jwt; charset=utf-8"), world), F::Typ),
        ("no alg", header(good, "alg", None, world), F::Alg),
        ("alg none", other_alg("none", &|_| Vec::new()), F::Alg),
        ("alg HS256 with the public key", other_alg("HS256", &confused), F::Alg),
        ("alg RS256", header(good, "alg", text("RS256"), world), F::Alg),
        ("alg in lower case", header(good, "alg", text("es256"), world), F::Alg),
        ("crit", header(good, "crit", Some(json!(["exp"])), world), F::Crit),
        ("b64", header(good, "b64", Some(json!(false)), world), F::Crit),
        ("no kid", header(good, "kid", None, world), F::Kid),
        ("unknown kid", header(good, "kid", text("nobody's"), world), F::Kid),
        ("kid is a number", header(good, "kid", Some(json!(0)), world), F::Kid),
        // Signature.
        ("another key", by_stranger(good), F::Signature),
        ("a key that the token brings", with_own_key, F::Signature),
        ("one bit", format!("{head}.{claims}.{flipped}"), F::Signature),
        ("no signature", format!("{head}.{claims}."), F::Signature),
        ("signature in DER", format!("{head}.{claims}.{der}"), F::Signature),
        ("other claims", format!("{head}.{other_claims}.{signature}"), F::Signature),
        ("other header", format!("{other_header}.{claims}.{signature}"), F::Signature),
        // Claims.
        ("no iss", claim(good, "iss", None, world), F::Iss),
        ("iss of another door", claim(good, "iss", text("https://zebra.example"), world), F::Iss),
        ("iss with a slash", claim(good, "iss", text("https://acme.example/"), world), F::Iss),
        ("iss over plain http", claim(good, "iss", text("http://acme.example"), world), F::Iss),
        ("no aud", claim(good, "aud", None, world), F::Aud),
        ("aud of an ID token", claim(good, "aud", text("cli"), world), F::Aud),
        ("aud of another tenant", claim(good, "aud", Some(json!(other_tenant)), world), F::Tenant),
        ("no azp", claim(good, "azp", None, world), F::Azp),
        ("unknown azp", claim(good, "azp", text("web"), world), F::Azp),
        ("no sub", claim(good, "sub", None, world), F::Sub),
        ("sub of another person", claim(good, "sub", Some(json!(other_user)), world), F::Sub),
        ("azp of a client", claim(good, "azp", Some(json!(client)), world), F::Sub),
        ("no uid", claim(good, "uid", None, world), F::Uid),
        ("uid is none", claim(good, "uid", text("usr_1"), world), F::Uid),
        ("no sid", claim(good, "sid", None, world), F::Sid),
        ("no jti", claim(good, "jti", None, world), F::Jti),
        ("no iat", claim(good, "iat", None, world), F::Iat),
        ("iat in 61 s", claim(good, "iat", Some(json!(now + 61)), world), F::Iat),
        ("no nbf", claim(good, "nbf", None, world), F::Nbf),
        ("nbf in 61 s", claim(good, "nbf", Some(json!(now + 61)), world), F::Nbf),
        ("no exp", claim(good, "exp", None, world), F::Exp),
        ("exp is now", claim(good, "exp", Some(json!(now)), world), F::Exp),
        ("exp is text", claim(good, "exp", Some(json!((now + 300).to_string())), world), F::Exp),
        ("lives for 301 s", claim(good, "exp", Some(json!(now + 301)), world), F::Life),
        ("acr is a number", claim(good, "acr", Some(json!(1)), world), F::Acr),
        ("amr is text", claim(good, "amr", text("pwd"), world), F::Amr),
    ]
}

#[tokio::test]
async fn tok_3_every_mutation_is_refused_by_the_check_that_it_targets() {
    for world in worlds().await {
        let grant = world.sign_in().await;
        let (door, now) = (&world.here.door, world.now());
        let good = world.issuer.issue(grant, door, now).unwrap().access_token;
        let table = mutations(&good, &world);
        assert!(table.len() >= 40);
        // Before and after the good one is known: what is remembered must not let another in.
        for round in ["first", "again"] {
            for (name, token, fault) in &table {
                assert_eq!(world.issuer.verify(token, door, now).err(), Some(*fault), "{name}, {round}");
            }
            world.issuer.verify(&good, door, now).unwrap();
        }
        // What the table changes is good when it is put together again.
        let again = Parts::of(&good).signed(&world);
        world.issuer.verify(&again, door, now).unwrap();
        for (name, token) in [
            (
                "typ with application/",
                header(&Parts::of(&good), "typ", Some(json!("application/AT+JWT")), &world),
            ),
            ("iat in 60 s", claim(&Parts::of(&good), "iat", Some(json!(now.as_second() + 60)), &world)),
            ("nbf in 60 s", claim(&Parts::of(&good), "nbf", Some(json!(now.as_second() + 60)), &world)),
            ("exp in 1 s", claim(&Parts::of(&good), "exp", Some(json!(now.as_second() + 1)), &world)),
            (
                "aud among others",
                claim(
                    &Parts::of(&good),
                    "aud",
                    Some(json!(["x", format!("tenant:{}", door.tenant)])),
                    &world,
                ),
            ),
        ] {
            assert!(world.issuer.verify(&token, door, now).is_ok(), "{name}");
        }
    }
}

#[tokio::test]
async fn t6_a_token_is_worth_nothing_at_another_door() {
    for world in worlds().await {
        let (here, there, now) = (&world.here.door, &world.there.door, world.now());
        let token = world.issuer.issue(world.sign_in().await, here, now).unwrap().access_token;
        world.issuer.verify(&token, here, now).unwrap();
        assert_eq!(world.issuer.verify(&token, there, now).err(), Some(TokenFault::Iss));
        let moved = Door { issuer: here.issuer.clone(), tenant: there.tenant };
        assert_eq!(
            world.issuer.verify(&token, &moved, now).err(),
            Some(TokenFault::Tenant),
            "the domain was given away"
        );
    }
}

#[tokio::test]
async fn s5_a_token_that_was_seen_before_ends_to_the_second() {
    for world in worlds().await {
        let (door, now) = (&world.here.door, world.now());
        let token = world.issuer.issue(world.sign_in().await, door, now).unwrap().access_token;
        let at = |seconds: i64| now + SignedDuration::from_secs(seconds);
        world.issuer.verify(&token, door, now).unwrap();
        world.issuer.verify(&token, door, at(299)).unwrap();
        assert_eq!(world.issuer.verify(&token, door, at(300)).err(), Some(TokenFault::Exp));
        assert_eq!(world.issuer.verify(&token, door, at(-61)).err(), Some(TokenFault::Iat));
    }
}

fn names(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test]
async fn s5_access_tokens_hold_the_claims_of_the_contract_and_no_others() {
    for world in worlds().await {
        let now = world.now();
        let door = Door {
            issuer: "https://portal.automacoes-do-vale.com.br".to_owned(),
            tenant: world.here.door.tenant,
        };
        let grant = world.sign_in().await;
        let Subject::User { id, sid } = grant.subject.clone() else { panic!("a client") };
        let answer = world.issuer.issue(grant, &door, now).unwrap();
        assert_eq!((answer.token_type, answer.expires_in), ("Bearer", 300));
        assert!(answer.access_token.len() < 800, "{} bytes", answer.access_token.len());
        let Parts { header, claims } = Parts::of(&answer.access_token);
        assert_eq!(names(&header), ["alg", "kid", "typ"]);
        assert_eq!(
            names(&claims),
            ["acr", "amr", "aud", "azp", "exp", "iat", "iss", "jti", "nbf", "sid", "sub", "uid"]
        );
        assert_eq!(
            (claims["sub"].as_str(), claims["uid"].as_str()),
            (Some(&*id.to_string()), Some(&*id.to_string()))
        );
        assert_eq!((claims["azp"].as_str(), claims["sid"].as_str()), (Some("cli"), Some(sid.as_str())));
        assert_eq!(claims["aud"], json!(format!("tenant:{}", door.tenant)));
        assert_eq!(claims["exp"].as_i64(), Some(now.as_second() + 300));

        let id_token = answer.id_token.unwrap();
        assert_eq!(
            world.issuer.verify(&id_token, &door, now).err(),
            Some(TokenFault::Typ),
            "an ID token opens nothing"
        );
        let Parts { header, claims } = Parts::of(&id_token);
        assert_eq!(header["typ"], "JWT");
        assert_eq!(
            (claims["aud"].as_str(), claims["iss"].as_str()),
            (Some("cli"), Some(door.issuer.as_str()))
        );
    }
}

#[tokio::test]
async fn s5_a_clients_token_names_the_client_and_no_person() {
    for world in worlds().await {
        let (door, now) = (&world.here.door, world.now());
        let id = ClientId::from_bytes([5; 16]);
        let grant = Grant::new(Subject::Client { id }, id.to_string(), now);
        let answer = world.issuer.issue(grant, door, now).unwrap();
        assert_eq!((answer.refresh_token, answer.id_token), (None, None));
        let parts = Parts::of(&answer.access_token);
        assert_eq!(names(&parts.claims), ["aud", "azp", "exp", "iat", "iss", "jti", "nbf", "sub"]);
        let claims = world.issuer.verify(&answer.access_token, door, now).unwrap();
        assert_eq!((&claims.subject, claims.client_id.as_str()), (&Subject::Client { id }, &*id.to_string()));
        for (name, value, fault) in
            [("uid", json!(world.ana.id.to_string()), TokenFault::Uid), ("sid", json!("x"), TokenFault::Sid)]
        {
            let token = claim(&parts, name, Some(value), &world);
            assert_eq!(world.issuer.verify(&token, door, now).err(), Some(fault), "no mixture of both");
        }
    }
}

#[tokio::test]
async fn s5_shorter_tokens_are_made_when_asked_for() {
    for world in worlds().await {
        let settings = crate::Settings { access_ttl: SignedDuration::from_secs(15), ..world.settings };
        let issuer =
            crate::Issuer::new(settings.checked().unwrap(), std::sync::Arc::clone(world.issuer.keys()));
        let (door, now): (_, Timestamp) = (&world.here.door, world.now());
        let answer = issuer.issue(world.sign_in().await, door, now).unwrap();
        assert_eq!(answer.expires_in, 15);
        let claims = issuer.verify(&answer.access_token, door, now).unwrap();
        assert_eq!(claims.expires_at.duration_since(claims.issued_at), SignedDuration::from_secs(15));
    }
}
