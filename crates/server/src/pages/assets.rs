//! What the pages load: one style sheet, one small one for the brand's colour, the logo. All are named by their content
//! and kept by browsers for ever.

use std::sync::LazyLock;

use api::value::Color;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use sha2::{Digest, Sha256};
use store::{Store, tables::brands};

use crate::door::Door;

const STYLE: &str = include_str!("../../assets/page.css");

static STYLE_PATH: LazyLock<String> = LazyLock::new(|| {
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(STYLE.as_bytes()));
    format!("/assets/page-{}.css", &hash[..16])
});

/// Where the style sheet is.
pub(crate) fn style_path() -> String {
    STYLE_PATH.clone()
}

/// Where the style sheet of a colour, and of text on it, is.
pub(crate) fn color_path(color: Color, on: Color) -> String {
    let (color, on) = (color.to_string(), on.to_string());
    format!("/assets/color-{}-{}.css", &color[1..], &on[1..])
}

/// The style sheet of all pages.
pub(crate) const fn style() -> &'static str {
    STYLE
}

/// The style sheet of a colour.
pub(crate) fn color_style(color: Color, on: Color) -> String {
    format!(":root {{ --brand: {color}; --on-brand: {on}; }}\n")
}

/// The file at that path: a style sheet, or the door's own logo.
///
/// # Errors
/// Those of the store.
pub(crate) async fn find(store: &Store, door: &Door, path: &str) -> Result<Option<Response>, store::Error> {
    if let Some(name) = path.strip_prefix("/assets/") {
        return Ok(asset(name));
    }
    let Some(name) = path.strip_prefix("/brand/").filter(|name| name.len() <= 64) else { return Ok(None) };
    let (tenant, kind, name) = (door.tenant, kind(name), name.to_owned());
    let file = store.read(move |tx| brands::logo_at_door(tx, tenant, &name)).await?;
    Ok(file.map(|file| immutable(kind, file)))
}

/// The media type of a logo of that name.
pub(crate) fn kind(name: &str) -> &'static str {
    if name.ends_with(".svg") { "image/svg+xml" } else { "image/png" }
}

fn asset(name: &str) -> Option<Response> {
    if STYLE_PATH.strip_prefix("/assets/") == Some(name) {
        return Some(immutable("text/css; charset=utf-8", STYLE.as_bytes().to_vec()));
    }
    let hex = name.strip_prefix("color-")?.strip_suffix(".css")?;
    let (ground, on) = hex.split_once('-')?;
    let color = |hex: &str| format!("#{hex}").parse::<Color>().ok().filter(|c| c.to_string()[1..] == *hex);
    Some(immutable("text/css; charset=utf-8", color_style(color(ground)?, color(on)?).into_bytes()))
}

fn immutable(kind: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = (StatusCode::OK, bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        // A drawing that is opened by itself runs in nobody's name.
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"),
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
        assert!(asset("color-0b63ce-ffffff.css").is_some());
        for bad in [
            "page.css",
            "color-0b63ce.css",
            "color-0B63CE-ffffff.css",
            "color-12345-ffffff.css",
            "color-zzzzzz-ffffff.css",
            "color-0b63ce-ffffff.css.map",
            "../x",
            "",
        ] {
            assert!(asset(bad).is_none(), "{bad}");
        }
    }
}
