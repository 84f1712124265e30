//! From arguments to exit code.

use std::{ffi::OsString, io::Write, process::ExitCode};

use clap::error::ErrorKind;

use crate::{
    cli::{self, Global},
    commands::{Command, doctor},
    completion,
    context::{Context, Outcome},
    error::{Error, Kind, Result},
    exit::{Exit, of_kind},
    help,
    output::{self, Format, Jq, Options, Printer},
    settings::{ConfigFile, Environment, Lang, Settings, config_dir},
    usage,
};

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    if let Some(asked) = version(std::env::args_os().skip(1)) {
        return asked;
    }
    if std::env::var_os(completion::ASKED).is_some() {
        return completion::run();
    }
    let cli = match cli::parse() {
        Ok(cli) => cli,
        Err(error) => return refuse(error),
    };
    let environment = Environment::of_process();
    lang::speak(Lang::guessed(words(), &environment, || None).language());
    let global = cli.global.clone();
    let fallback = guessed_format();
    let settings = match Settings::resolve(&global, environment.clone()) {
        // How to use the program is told to whoever has a broken file, too.
        Err(_) if cli.command.needs_no_file() => Settings::without_files(&global, environment.clone()),
        resolved => resolved,
    };
    let context = match settings.and_then(|settings| context(settings, global)) {
        Ok(context) => context,
        Err(error) => {
            let printer = Printer::new(options(&environment, fallback));
            return match cli.command {
                Command::Doctor(_) => match doctor::without_settings(&printer, &error) {
                    Ok(Outcome(exit)) => exit.into(),
                    Err(error) => fail(&printer, &error),
                },
                _ => fail(&printer, &error),
            };
        }
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

fn context(settings: Settings, global: Global) -> Result<Context> {
    lang::speak(settings.lang.value.language());
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
    let pager = pager(&settings.environment).filter(|_| person && options.terminal && !global.no_pager);
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

/// The terminal's height and the pager: `CRON_PAGER`, else `PAGER`, else `less`; `cat` means none.
fn pager(environment: &Environment) -> Option<(usize, Vec<String>)> {
    if environment.get("TERM").is_none_or(|term| term == "dumb") {
        return None;
    }
    let command = match environment.get("CRON_PAGER").or_else(|| environment.get("PAGER")) {
        Some(chosen) => pager_words(&chosen),
        // Quit when it fits after all, keep colours, leave the text on the screen.
        None => ["less", "-FRX"].map(str::to_owned).to_vec(),
    };
    let (_, height) = terminal_size::terminal_size()?;
    (!command.is_empty() && command != ["cat"]).then(|| (usize::from(height.0), command))
}

/// A pager's command is a line of the shell (POSIX, `man`); one of plain words needs none.
fn pager_words(line: &str) -> Vec<String> {
    if line.contains(|c: char| "'\"\\$`|&;<>()*?~#{}[]!".contains(c)) {
        return ["sh", "-c", line].map(str::to_owned).to_vec();
    }
    line.split_whitespace().map(str::to_owned).collect()
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

/// The version, when nothing else is asked for: it needs no grammar, no settings and no environment.
fn version(mut arguments: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    let asked = arguments.next().is_some_and(|first| first == "--version" || first == "-V");
    (asked && arguments.next().is_none()).then(|| {
        // A closed pipe is no failure.
        let _ = writeln!(std::io::stdout(), concat!("cron ", env!("CARGO_PKG_VERSION")));
        Exit::Done.into()
    })
}

/// The arguments without the program's name.
fn words() -> impl Iterator<Item = String> {
    std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned())
}

/// The language that the user's file chooses, if it can be read.
fn of_user(environment: &Environment) -> Option<Lang> {
    let chosen = environment.get("CRON_CONFIG_DIR").map(std::path::PathBuf::from);
    let folder = chosen.or_else(|| config_dir(environment).ok())?;
    ConfigFile::at(&folder).read().ok()?.lang
}

/// What the parser would not take, or was asked for: help and version go to standard output, the rest is a usage error.
fn refuse(refusal: clap::Error) -> ExitCode {
    let environment = Environment::of_process();
    let options = options(&environment, guessed_format());
    let arguments: Vec<String> = words().collect();
    lang::speak(Lang::guessed(words(), &environment, || of_user(&environment)).language());
    // What a value's reader said was said before the language was known.
    let again = (lang::spoken() != lang::Language::English && refusal.kind() == ErrorKind::ValueValidation)
        .then(|| cli::parse().err())
        .flatten();
    let refusal = &again.unwrap_or(refusal);
    // A closed pipe is no failure.
    match refusal.kind() {
        ErrorKind::DisplayHelp => {
            let text = help::asked(refusal, &arguments, options.colour);
            let _ = std::io::stdout().write_all(text.as_bytes());
            Exit::Done.into()
        }
        ErrorKind::DisplayVersion => {
            let _ = refusal.print();
            Exit::Done.into()
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text = help::asked(refusal, &arguments, options.stderr_colour);
            let _ = std::io::stderr().write_all(text.as_bytes());
            Exit::Usage.into()
        }
        _ => {
            let error = usage::error(refusal, &mut cli::command(), &arguments);
            fail(&Printer::new(options), &error)
        }
    }
}
