//! From arguments to exit code.

use std::{io::Write, process::ExitCode};

use clap::{Parser, error::ErrorKind};

use crate::{
    cli::{Cli, Global},
    context::{Context, Outcome},
    error::{Error, Kind, Result},
    exit::{Exit, of_kind},
    output::{self, Format, Jq, Options, Printer},
    settings::{Environment, Settings},
};

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    let environment = Environment::of_process();
    let global = cli.global.clone();
    let fallback = guessed_format();
    let context = match context(global, environment.clone()) {
        Ok(context) => context,
        Err(error) => return fail(&Printer::new(options(&environment, fallback)), &error),
    };
    crate::log::start(context.settings());
    // Everything that encrypts uses this one provider.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let result = cli.command.run(&context).and_then(|outcome| {
        context.printer().flush()?;
        Ok(outcome)
    });
    match result {
        Ok(Outcome(exit)) => exit.into(),
        Err(error) => fail(context.printer(), &error),
    }
}

fn fail(printer: &Printer, error: &Error) -> ExitCode {
    if *error.kind() == Kind::Interrupted {
        restore_cursor(printer);
        return Exit::Interrupted.into();
    }
    // What was printed before the failure goes out first; a closed pipe is no failure.
    if matches!(printer.flush(), Err(closed) if *closed.kind() == Kind::ClosedPipe)
        && *error.kind() == Kind::ClosedPipe
    {
        return Exit::Done.into();
    }
    printer.error(error);
    of_kind(error.kind()).into()
}

/// A prompt or a progress bar may have hidden it.
fn restore_cursor(printer: &Printer) {
    if printer.watched() {
        let _ = std::io::stderr().write_all(b"\x1b[?25h\n");
    }
}

fn context(global: Global, environment: Environment) -> Result<Context> {
    let settings = Settings::resolve(&global, environment)?;
    let jq = global.jq.as_deref().map(Jq::compile).transpose()?;
    let mut format = settings.output.value;
    if jq.is_some() && !format.is_document() {
        format = Format::Json;
    }
    let options = Options {
        columns: global.columns.clone(),
        jq,
        header: !global.no_header,
        ..options(&settings.environment, format)
    };
    let stdin = std::io::IsTerminal::is_terminal(&std::io::stdin());
    let person = stdin && options.stderr_terminal && !settings.no_input.value;
    let pager = pager(&settings.environment).filter(|_| person && options.terminal);
    let options = Options { pager, ..options };
    Ok(Context::new(settings, Printer::new(options), global, person))
}

fn options(environment: &Environment, format: Format) -> Options {
    let (terminal, stderr_terminal) = output::terminals();
    let columns = environment.get("COLUMNS").and_then(|c| c.parse().ok());
    let measured = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    Options {
        format,
        header: true,
        terminal,
        stderr_terminal,
        colour: output::coloured(terminal, |name| environment.get(name)),
        stderr_colour: output::coloured(stderr_terminal, |name| environment.get(name)),
        width: terminal.then(|| columns.or_else(measured).unwrap_or(80)),
        ..Options::default()
    }
}

/// The terminal's height and the pager that somebody chose, else `less`.
fn pager(environment: &Environment) -> Option<(usize, Vec<String>)> {
    let command = environment.get("PAGER").unwrap_or_else(|| "less".to_owned());
    let words: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
    let (_, height) = terminal_size::terminal_size()?;
    let dumb = environment.get("TERM").is_none_or(|term| term == "dumb");
    (!dumb && words != ["cat"] && !words.is_empty()).then(|| (usize::from(height.0), words))
}

/// The format that was asked for, when the arguments cannot be parsed or the settings cannot be read.
fn guessed_format() -> Format {
    let known = |text: &str| <Format as clap::ValueEnum>::from_str(text, true).ok();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = match argument.as_str() {
            "-o" | "--output" => arguments.next(),
            "--" => break,
            other => other
                .strip_prefix("--output=")
                .or_else(|| other.strip_prefix("-o=").or_else(|| other.strip_prefix("-o")))
                .map(str::to_owned),
        };
        if let Some(format) = value.as_deref().and_then(known) {
            return format;
        }
    }
    std::env::var("CRON_OUTPUT").ok().and_then(|text| known(&text)).unwrap_or_default()
}

/// What clap would not take, or was asked for: help and version go to standard output, the rest is a usage error.
fn refuse(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A closed pipe is no failure.
            let _ = error.print();
            Exit::Done.into()
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Exit::Usage.into()
        }
        _ => {
            let text = error.render().to_string();
            let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let first = lines.next().unwrap_or("the command line is wrong");
            let mut usage = Error::usage(first.strip_prefix("error: ").unwrap_or(first));
            for line in lines {
                usage = usage.hint(match line.strip_prefix("tip: ").unwrap_or(line) {
                    "For more information, try '--help'." => "see: --help",
                    other => other,
                });
            }
            let environment = Environment::of_process();
            fail(&Printer::new(options(&environment, guessed_format())), &usage)
        }
    }
}
