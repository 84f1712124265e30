//! Reading a body: no more than the route takes, no longer than the limits allow (SRV-1).

use api::problem::Code;
use axum::body::{Body, Bytes};
use http::{HeaderMap, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::{limits::Limits, refusal::Refusal};

/// The whole body.
pub(crate) async fn read(
    limits: &Limits,
    headers: &HeaderMap,
    body: Body,
    most: usize,
) -> Result<Bytes, Refusal> {
    let too_large = || {
        Refusal::new(
            Code::BodyTooLarge,
            format!("the body is larger than the {most} bytes that are read here"),
        )
    };
    let announced =
        headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<u64>().ok());
    if announced.is_some_and(|n| n > most as u64) {
        return Err(too_large());
    }
    let collected = tokio::time::timeout(limits.body_time, Limited::new(body, most).collect()).await;
    match collected {
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => Err(Refusal::new(Code::BadRequest, "the body broke off")),
        Err(_) => Err(Refusal::new(Code::RequestTimeout, "the body did not arrive in time")),
    }
}
