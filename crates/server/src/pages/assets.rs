//! What the pages load: one style sheet, one small one for the brand's colour, the logo. All are named by their content
//! and kept by browsers for ever.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use sha2::{Digest, Sha256};
use store::{Store, tables::brands};

use crate::door::Door;

static STYLE: &str = include_str!("../../assets/page.css");

static STYLE_PATH: LazyLock<String> = LazyLock::new(|| {
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(STYLE.as_bytes()));
    format!("/assets/page-{}.css", &hash[..16])
});

/// Where the style sheet is.
pub(crate) fn style_path() -> String {
    STYLE_PATH.clone()
}

/// Where the style sheet of a colour `#rrggbb` is.
pub(crate) fn color_path(color: &str) -> String {
    format!("/assets/color-{}.css", color.trim_start_matches('#').to_ascii_lowercase())
}

/// The file at that path: a style sheet, or the door's own logo.
///
/// # Errors
/// Those of the store.
pub(crate) async fn find(store: &Store, door: &Door, path: &str) -> Result<Option<Response>, store::Error> {
    if let Some(name) = path.strip_prefix("/assets/") {
        return Ok(asset(name));
    }
    let hash = path.strip_prefix("/brand/logo-").and_then(|rest| rest.strip_suffix(".png"));
    let Some(hash) = hash.filter(|h| h.len() <= 64).map(str::to_owned) else { return Ok(None) };
    let tenant = door.tenant;
    let png = store.read(move |tx| brands::logo_at_door(tx, tenant, &hash)).await?;
    Ok(png.map(|png| immutable("image/png", png)))
}

fn asset(name: &str) -> Option<Response> {
    if STYLE_PATH.strip_prefix("/assets/") == Some(name) {
        return Some(immutable("text/css; charset=utf-8", STYLE.as_bytes().to_vec()));
    }
    let hex = name.strip_prefix("color-")?.strip_suffix(".css")?;
    let plain = hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if !plain {
        return None;
    }
    let on = domain::brand::on_color(format!("#{hex}").parse().ok()?);
    let style = format!(":root {{ --brand: #{hex}; --on-brand: {on}; }}\n");
    Some(immutable("text/css; charset=utf-8", style.into_bytes()))
}

fn immutable(kind: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = (StatusCode::OK, bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    );
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t7_only_what_is_there_is_served() {
        assert!(asset(style_path().strip_prefix("/assets/").unwrap()).is_some());
        assert!(asset("color-0b63ce.css").is_some());
        for bad in [
            "page.css",
            "color-0B63CE.css",
            "color-12345.css",
            "color-zzzzzz.css",
            "color-0b63ce.css.map",
            "../x",
            "",
        ] {
            assert!(asset(bad).is_none(), "{bad}");
        }
    }
}
