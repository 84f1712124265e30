//! Texts of a request as checked values: every fault of a request is told at once, each with its place.

use std::str::FromStr;

use api::{problem::FieldError, value::ValueError};

use crate::error::Error;

/// The faults of a request that were found so far.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    faults: Vec<FieldError>,
}

impl Fields {
    /// A text as a value; none when it is at fault. `pointer` is a JSON pointer into the body, `noun` what a person calls
    /// the field, with its article, as a sentence begins.
    pub(crate) fn text<T>(&mut self, pointer: &str, noun: &str, text: &str) -> Option<T>
    where
        T: FromStr<Err = ValueError>,
    {
        match text.parse() {
            Ok(value) => Some(value),
            Err(e) => {
                self.fault(pointer, e.code(), format!("{noun} {e}."));
                None
            }
        }
    }

    /// The same for a text that may be missing.
    pub(crate) fn optional<T>(&mut self, pointer: &str, noun: &str, text: Option<&str>) -> Option<T>
    where
        T: FromStr<Err = ValueError>,
    {
        text.and_then(|text| self.text(pointer, noun, text))
    }

    /// Notes a fault.
    pub(crate) fn fault(&mut self, pointer: impl Into<String>, code: &str, detail: impl Into<String>) {
        self.faults.push(FieldError {
            pointer: pointer.into(),
            code: code.to_owned(),
            detail: detail.into(),
        });
    }

    /// Goes on only without a fault.
    pub(crate) fn check(&mut self) -> Result<(), Error> {
        if self.faults.is_empty() {
            Ok(())
        } else {
            Err(Error::invalid_fields(std::mem::take(&mut self.faults)))
        }
    }

    /// What [`Self::text`] gave, once no fault was found anywhere.
    pub(crate) fn need<T>(&mut self, value: Option<T>) -> Result<T, Error> {
        self.check()?;
        value.ok_or_else(|| Error::fault("a field without a fault has no value"))
    }
}
