use std::{cell::RefCell, io::Write, rc::Rc};

use api::problem::{Code, FieldError, Problem};

use super::*;

#[derive(Clone, Default)]
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn shown(format: Format, error: &Error) -> String {
    let (out, err) = (Shared::default(), Shared::default());
    Printer::on(Options { format, ..Options::default() }, Box::new(out.clone()), Box::new(err.clone()))
        .error(error);
    assert!(out.0.borrow().is_empty(), "an error on standard output");
    String::from_utf8(err.0.borrow().clone()).unwrap()
}

fn refused() -> Error {
    let mut problem = Problem::new(Code::Invalid, "1 field is invalid");
    problem.request_id = "req_1".to_owned();
    problem.errors.push(FieldError {
        pointer: "/slug".to_owned(),
        code: "missing".to_owned(),
        detail: "is \u{1b}[31mmissing".to_owned(),
    });
    Error::from(problem).hint("try again")
}

#[test]
fn cli_streams_an_error_is_some_lines_for_a_person() {
    let text = shown(Format::Table, &refused());
    assert_eq!(
        text,
        "error: 1 field is invalid\n  slug: is \\x1b[31mmissing\n  try again\n  request req_1\n"
    );
}

#[test]
fn cli_streams_an_error_is_one_object_for_a_script() {
    for format in [Format::Json, Format::Ndjson, Format::Yaml] {
        let text = shown(format, &refused());
        assert_eq!(text.lines().count(), 1);
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(text.starts_with(r#"{"schema":"error/1","code":"invalid","message":"#), "{text}");
        assert_eq!(json["field"], "/slug");
        assert_eq!(json["errors"][0]["code"], "missing");
        assert_eq!(json["request_id"], "req_1");
        assert_eq!(json["retryable"], false);
        assert_eq!(json["hint"], "try again");
        assert!(!text.chars().any(|c| is_dangerous(c) && c != '\n'));
    }
}

#[test]
fn cli_streams_a_closed_pipe_says_nothing() {
    let error = Error::from(io::Error::from(io::ErrorKind::BrokenPipe));
    assert_eq!(shown(Format::Table, &error), "");
}
