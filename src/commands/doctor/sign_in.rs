//! The sign-in: where it is kept, and whether it is good.

use super::Check;
use crate::{
    context::Context,
    credentials::{self, Key, Store},
    settings::StoreKind,
};

/// Asks the keyring for an entry that may or may not be there. It is never written to: that would change what it is asked
/// about, and wake whoever watches it.
pub(super) async fn keyring(context: &Context) -> Check {
    const CHECK: &str = "keyring";
    let settings = context.settings();
    let profile = settings.current_profile().map(|(_, profile)| profile);
    let kept = profile.and_then(|profile| credentials::place(context, profile));
    let chosen = kept.or_else(|| settings.credentials.as_ref().map(|kind| kind.value));
    if let Some(kind) = chosen.filter(|kind| *kind != StoreKind::Keyring) {
        let words = Store::of(context, kind).words();
        return match kind {
            StoreKind::Plaintext => Check::note(
                CHECK,
                say!("not used: the sign-in is kept in {words}"),
                "cron login keeps it in a keyring, or encrypted with CRON_CREDENTIALS=file",
            ),
            _ => Check::good(CHECK, say!("not used: the sign-in is kept in {words}")),
        };
    }
    let any = || Key { issuer: "none".to_owned(), origin: anywhere(), subject: "doctor".to_owned() };
    let key = profile.and_then(credentials::key).unwrap_or_else(any);
    match Store::of(context, StoreKind::Keyring).read(&key).await {
        Ok(_) => Check::good(CHECK, "the operating system's keyring answers"),
        Err(error) if chosen.is_none() => Check::note(
            CHECK,
            error.message(),
            "name a file with a passphrase before signing in: CRON_PASSPHRASE_FILE",
        ),
        Err(error) => Check::failed(CHECK, &error),
    }
}

/// Whether the platform takes the credential.
pub(super) async fn token(context: &Context) -> Check {
    const CHECK: &str = "sign-in";
    let session = match context.sign_in() {
        Ok(session) => session,
        Err(error) => return Check::failed(CHECK, &error),
    };
    match session.api().me().await {
        Ok(me) => {
            let name = match &me.value.principal {
                api::me::Principal::User { email, .. } => email.to_string(),
                api::me::Principal::Client { name, .. } => name.to_string(),
            };
            Check::good(CHECK, say!("{name} at {}, until {}", me.value.tenant.name, me.value.expires_at))
        }
        Err(error) => Check::failed(CHECK, &error.into()),
    }
}

fn anywhere() -> client::Origin {
    #[expect(clippy::expect_used, reason = "a constant address")]
    "https://localhost".parse().expect("an address")
}
