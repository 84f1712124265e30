use std::{cell::RefCell, io::Write, rc::Rc};

use serde::Serialize;

use super::{
    super::{Options, jq::Jq},
    *,
};

#[derive(Serialize)]
struct Thing {
    id: &'static str,
    title: String,
    n: i64,
}

impl View for Thing {
    const NOUN: &'static str = "thing";
    const NOUNS: &'static str = "things";
    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("ID", |t| Cell::text(t.id)),
                Column::new("TITLE", |t| Cell::name(&t.title)),
                Column::wide("N", |t| Cell::Number(t.n)),
            ]
        }
    }
    fn name(&self) -> String {
        self.id.to_owned()
    }
}

#[derive(Clone, Default)]
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn printed(options: Options, rows: Vec<Thing>, complete: bool) -> Result<(String, String)> {
    let (out, err) = (Shared::default(), Shared::default());
    let printer = Printer::on(options, Box::new(out.clone()), Box::new(err.clone()));
    let mut list = printer.list::<Thing>()?;
    for row in rows {
        list.rows(&[row])?;
    }
    let next_cursor = (!complete).then(|| "c1".to_owned());
    list.end(&Ending { complete, next_cursor, footer: None })?;
    let text = |s: &Shared| String::from_utf8(s.0.borrow().clone()).unwrap();
    Ok((text(&out), text(&err)))
}

fn things() -> Vec<Thing> {
    vec![
        Thing { id: "t1", title: "=cmd|' /C calc'!A0".to_owned(), n: -5 },
        Thing { id: "t2", title: "a, \"b\"\u{1b}[2J\u{202e}".to_owned(), n: 7 },
    ]
}

fn options(format: Format) -> Options {
    Options { format, header: true, ..Options::default() }
}

#[test]
fn cli_streams_json_lists_are_one_document_with_its_schema() {
    let (out, err) = printed(options(Format::Json), things(), false).unwrap();
    assert!(out.starts_with(r#"{"schema":"things/1","items":[{"id":"t1","#), "{out}");
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["items"].as_array().unwrap().len(), 2);
    assert_eq!(json["items"][1]["title"], "a, \"b\"\u{1b}[2J\u{202e}");
    assert_eq!(json["next_cursor"], "c1");
    assert_eq!(json["complete"], false);
    assert!(err.contains("not complete") && err.contains("--cursor c1"), "{err}");
    let (empty, err) = printed(options(Format::Json), Vec::new(), true).unwrap();
    assert_eq!(empty, "{\"schema\":\"things/1\",\"items\":[],\"next_cursor\":null,\"complete\":true}\n");
    assert!(err.is_empty());
}

#[test]
fn cli_streams_ndjson_items_carry_their_schema() {
    let (out, _) = printed(options(Format::Ndjson), things(), true).unwrap();
    assert_eq!(out.lines().count(), 2);
    assert!(out.lines().all(|l| l.starts_with(r#"{"schema":"thing/1","id":"#)), "{out}");
}

#[test]
fn cli_5_a_csv_cell_is_never_a_formula() {
    let (out, _) = printed(options(Format::Csv), things(), true).unwrap();
    assert_eq!(out, "id,title,n\nt1,'=cmd|' /C calc'!A0,-5\nt2,\"a, \"\"b\"\"\\x1b[2J\\u{202e}\",7\n");
}

#[test]
fn cli_4_no_format_lets_an_escape_through() {
    for format in
        [Format::Table, Format::Wide, Format::Json, Format::Ndjson, Format::Yaml, Format::Csv, Format::Tsv]
    {
        for terminal in [true, false] {
            let options = Options { terminal, width: Some(60), ..options(format) };
            let (out, _) = printed(options, things(), true).unwrap();
            assert!(
                !out.chars().any(|c| crate::output::is_dangerous(c) && c != '\n' && c != '\t'),
                "{format:?}: {out:?}"
            );
        }
    }
}

#[test]
fn cli_streams_a_filter_sees_the_whole_list() {
    let with = Options { jq: Some(Jq::compile(".items[].id").unwrap()), ..options(Format::Json) };
    assert_eq!(printed(with, things(), true).unwrap().0, "t1\nt2\n");
}

#[test]
fn cli_streams_columns_are_named_by_heading_or_field() {
    let with = |columns: &[&str]| Options {
        columns: Some(columns.iter().map(|c| (*c).to_owned()).collect()),
        ..options(Format::Tsv)
    };
    assert_eq!(printed(with(&["n", "ID"]), things(), true).unwrap().0, "n\tid\n-5\tt1\n7\tt2\n");
    let wrong = printed(with(&["nope"]), things(), true).unwrap_err();
    assert_eq!(wrong.kind(), &crate::error::Kind::Usage);
    assert!(wrong.hints()[0].contains("title"), "{wrong:?}");
}

#[test]
fn cli_streams_a_table_on_a_terminal_says_what_it_left_out() {
    let with = Options { terminal: true, width: Some(14), ..options(Format::Wide) };
    let (out, _) = printed(with, things(), true).unwrap();
    assert!(out.contains("N"), "wide leaves nothing out: {out}");
    let narrow = Options { terminal: true, width: Some(9), ..options(Format::Table) };
    let (out, _) = printed(narrow, things(), true).unwrap();
    assert!(out.starts_with("ID\nt1\nt2\n"), "{out}");
}
