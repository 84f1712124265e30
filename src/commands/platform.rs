//! `cron platform`: run a platform and look after it. The work is the server's; here are its flags and its words.

use std::{fmt, net::SocketAddr, path::PathBuf, time::Duration};

use api::{
    id::TenantId,
    tenants::Locale,
    value::{DomainName, Email},
};
use clap::Subcommand;
use server::{dev, init, limits::Limits, logs, mail::Folder, openapi, rates::Rate, serve, status};

use crate::{
    cli::duration,
    context::{Context, Outcome},
    error::{Error, Kind, Result},
    output::Format,
};

/// Run and look after a platform
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron platform dev\n  cron platform status")]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Start a whole platform on this machine, for trying and for tests
    #[command(
        after_help = "Examples:\n  cron platform dev\n  cron platform dev --ephemeral --listen 127.0.0.1:0 -o json"
    )]
    Dev(Dev),
    /// Serve the platform of a data folder or a database
    #[command(
        after_help = "Examples:\n  cron platform serve --data /var/lib/crontech\n  cron platform serve --database postgres://localhost/crontech --master-key-file master.key"
    )]
    Serve(Serve),
    /// Prepare a platform: master key, master account and tenant, administrator
    #[command(
        after_help = "Examples:\n  cron platform init --data /var/lib/crontech --domain localhost --admin-email you@example.com"
    )]
    Init(Init),
    /// Show whether a platform lives and is ready
    #[command(after_help = "Examples:\n  cron platform status --ops 127.0.0.1:8091")]
    Status(Status),
    /// Approve domains by the operator's hand
    #[command(
        subcommand,
        after_help = "Examples:\n  cron platform domains approve portal.acme.example --data /var/lib/crontech"
    )]
    Domains(Domains),
    /// Read the mails that would have been sent
    #[command(
        subcommand,
        after_help = "Examples:\n  cron platform outbox list\n  cron platform outbox show --to ana@acme.example"
    )]
    Outbox(Outbox),
    /// Print the OpenAPI document
    #[command(hide = true, after_help = "Examples:\n  cron platform openapi")]
    Openapi,
}

/// Where logs go and how they look.
#[derive(Debug, clap::Args)]
struct Logs {
    /// Write logs as lines of JSON
    #[arg(long)]
    log_json: bool,
    /// Log what fits this filter, such as `info` or `server=debug`
    #[arg(long, value_name = "FILTER", env = "CRON_PLATFORM_LOG", default_value = "warn")]
    log: String,
}

impl Logs {
    fn start(&self) {
        logs::start(if self.log_json { logs::Format::Json } else { logs::Format::Text }, &self.log);
    }
}

/// What both ways of running take.
#[derive(Debug, clap::Args)]
struct Running {
    /// Let access tokens live this long, at most `300s`
    #[arg(long, value_name = "TIME", value_parser = duration)]
    access_token_ttl: Option<Duration>,
    /// Let devices poll every so many seconds
    #[arg(long, value_name = "SECONDS")]
    device_interval: Option<u32>,
    /// Allow this many requests a minute per credential and account, or `off`
    #[arg(long, value_name = "NUMBER|off", default_value = "6000")]
    requests_per_minute: Rate,
    /// End when the process with this id is gone
    #[arg(long, value_name = "PID")]
    parent_pid: Option<i32>,
    #[command(flatten)]
    logs: Logs,
}

#[derive(Debug, clap::Args)]
struct Dev {
    /// Keep everything in this folder
    #[arg(long, value_name = "FOLDER", default_value = "crontech-data", conflicts_with = "ephemeral")]
    data: PathBuf,
    /// Keep everything in a temporary folder that goes with the process
    #[arg(long)]
    ephemeral: bool,
    /// Use this PostgreSQL database instead of a file
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Listen at this loopback address; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Show metrics and health at this loopback address
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    ops_listen: SocketAddr,
    /// Write the line of a ready platform to this file, too
    #[arg(long, value_name = "FILE")]
    ready_file: Option<PathBuf>,
    #[command(flatten)]
    running: Running,
}

/// Where the data lies.
#[derive(Debug, clap::Args)]
struct Place {
    /// Keep the data in this folder
    #[arg(long, value_name = "FOLDER", required_unless_present = "database")]
    data: Option<PathBuf>,
    /// Keep the data in this PostgreSQL database
    #[arg(long, value_name = "URL", env = "CRON_PLATFORM_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// Keep the master key in this file; the data folder's `keys/master.key` unless said otherwise
    #[arg(long, value_name = "FILE")]
    master_key_file: Option<PathBuf>,
}

impl Place {
    fn resolve(self) -> serve::Place {
        serve::Place { data: self.data, database: self.database, master_key_file: self.master_key_file }
    }
}

#[derive(Debug, clap::Args)]
struct Serve {
    #[command(flatten)]
    place: Place,
    /// Listen at this loopback address
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Show metrics and health at this loopback address
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8091")]
    ops_listen: SocketAddr,
    /// Name this port in links and tokens, where clients reach several processes by one
    #[arg(long, value_name = "PORT")]
    public_port: Option<u16>,
    /// Give new tenants a label under this domain at once; may be given several times
    #[arg(long = "suffix", value_name = "DOMAIN")]
    suffixes: Vec<DomainName>,
    /// Put mails into this folder; without it they wait in the database
    #[arg(long, value_name = "FOLDER")]
    outbox: Option<PathBuf>,
    #[command(flatten)]
    running: Running,
}

#[derive(Debug, clap::Args)]
struct Init {
    #[command(flatten)]
    place: Place,
    /// Serve the master tenant at this domain
    #[arg(long, value_name = "DOMAIN")]
    domain: DomainName,
    /// Make the administrator with this e-mail
    #[arg(long, value_name = "EMAIL")]
    admin_email: Email,
    /// Write the master tenant's pages in this language, `pt-BR` or `en`
    #[arg(long, value_name = "LANGUAGE", default_value = "pt-BR", value_parser = locale)]
    locale: Locale,
}

#[derive(Debug, clap::Args)]
struct Status {
    /// Ask the operator's listener at this address
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8091")]
    ops: SocketAddr,
}

#[derive(Debug, Subcommand)]
enum Domains {
    /// Serve a claimed domain without a proof in the DNS
    #[command(
        after_help = "Examples:\n  cron platform domains approve portal.acme.example --data /var/lib/crontech"
    )]
    Approve(Approve),
}

#[derive(Debug, clap::Args)]
struct Approve {
    /// The domain
    domain: DomainName,
    /// Whose claim, where several tenants claim it
    #[arg(long, value_name = "TENANT")]
    tenant: Option<TenantId>,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Subcommand)]
enum Outbox {
    /// List the mails, the oldest first
    #[command(
        after_help = "Examples:\n  cron platform outbox list\n  cron platform outbox list --to ana@acme.example"
    )]
    List(Mails),
    /// Show the newest mail
    #[command(
        after_help = "Examples:\n  cron platform outbox show --to ana@acme.example\n  cron platform outbox show --to ana@acme.example --link"
    )]
    Show(Show),
}

#[derive(Debug, clap::Args)]
struct Mails {
    /// The folder
    #[arg(long, value_name = "FOLDER", default_value = "crontech-data/outbox")]
    outbox: PathBuf,
    /// Only mails to this address
    #[arg(long, value_name = "EMAIL")]
    to: Option<String>,
}

#[derive(Debug, clap::Args)]
struct Show {
    #[command(flatten)]
    mails: Mails,
    /// The mail of this name, as the list shows it
    name: Option<String>,
    /// Print the link in it alone
    #[arg(long)]
    link: bool,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub fn run(args: Args, context: &Context) -> Result<Outcome> {
    match args.verb {
        Verb::Dev(args) => run_dev(args, context),
        Verb::Serve(args) => run_serve(args, context),
        Verb::Init(args) => run_init(args, context),
        Verb::Status(args) => run_status(&args, context),
        Verb::Domains(Domains::Approve(args)) => run_approve(args, context),
        Verb::Outbox(Outbox::List(args)) => list_mails(&args, context),
        Verb::Outbox(Outbox::Show(args)) => show_mail(&args, context),
        Verb::Openapi => {
            context.printer().own_text(openapi::document())?;
            Ok(Outcome::DONE)
        }
    }
}

fn run_dev(args: Dev, context: &Context) -> Result<Outcome> {
    args.running.logs.start();
    let database = args.database.is_some();
    let options = dev::Options {
        data: (!args.ephemeral).then_some(args.data),
        database: args.database,
        listen: args.listen,
        ops_listen: args.ops_listen,
        access_token_ttl: args.running.access_token_ttl,
        device_interval: args.running.device_interval,
        rate: args.running.requests_per_minute,
        limits: Limits::default(),
        ready_file: args.ready_file,
        parent: args.running.parent_pid,
    };
    block_on(dev::run(options, |ready| {
        tell(context, ready, || welcome(ready, database)).map_err(|error| anyhow::anyhow!("{error}"))
    }))?;
    Ok(Outcome::DONE)
}

/// What a person reads first: where it is, how to get in, what to type next.
fn welcome(ready: &dev::Ready, database: bool) -> Vec<String> {
    let kind = if database { "PostgreSQL" } else { "SQLite" };
    let place =
        if ready.ephemeral { "a temporary folder".to_owned() } else { ready.data.display().to_string() };
    let mut lines = vec![
        format!("Crontech platform {}, data in {place} ({kind})", env!("CARGO_PKG_VERSION")),
        format!("  API and sign-in   {}", ready.url),
    ];
    lines.push(format!("  administrator     {}", ready.admin.email));
    lines.extend(
        ready.admin.password.iter().map(|password| format!("  password          {password}   (shown once)")),
    );
    lines.push(format!("  mails             cron platform outbox list --outbox {}", ready.outbox.display()));
    lines.push(String::new());
    lines.push("Next, in another terminal:".to_owned());
    lines.push(format!("  cron login {}", ready.url));
    let hundredths = (ready.took + 5) / 10;
    lines.push(format!("Ready in {}.{:02} s. Ctrl-C stops it.", hundredths / 100, hundredths % 100));
    lines
}

/// One line of JSON for a program, or lines for a person.
fn tell<T: serde::Serialize>(
    context: &Context,
    ready: &T,
    lines: impl FnOnce() -> Vec<String>,
) -> Result<()> {
    let printer = context.printer();
    match printer.format() {
        Format::Json | Format::Ndjson => {
            let line = serde_json::to_string(ready).map_err(|e| Error::local(e.to_string()))?;
            printer.own_text(&format!("{line}\n"))?;
        }
        _ => printer.own_text(&format!("{}\n", lines().join("\n")))?,
    }
    printer.flush()
}

fn run_serve(args: Serve, context: &Context) -> Result<Outcome> {
    args.running.logs.start();
    let options = serve::Options {
        place: args.place.resolve(),
        listen: args.listen,
        ops_listen: args.ops_listen,
        public_port: args.public_port,
        suffixes: args.suffixes.iter().map(|suffix| suffix.as_str().to_owned()).collect(),
        access_token_ttl: args.running.access_token_ttl,
        device_interval: args.running.device_interval,
        rate: args.running.requests_per_minute,
        limits: Limits::default(),
        outbox: args.outbox,
        parent: args.running.parent_pid,
    };
    block_on(serve::run(options, |ready| {
        let lines =
            || vec![format!("Serving at {}", ready.url), format!("  metrics and health   {}", ready.ops)];
        tell(context, ready, lines).map_err(|error| anyhow::anyhow!("{error}"))
    }))?;
    Ok(Outcome::DONE)
}

fn run_init(args: Init, context: &Context) -> Result<Outcome> {
    let options = init::Options {
        place: args.place.resolve(),
        domain: args.domain,
        admin_email: args.admin_email,
        locale: args.locale,
    };
    let made = block_on(init::run(options))?;
    context.printer().document("platform/1", &made, || {
        vec![
            format!("The platform for {} is ready to be served", made.domain),
            format!("  administrator   {}", made.email),
            format!("  password        {}   (shown once)", made.password),
            format!("  master key      {}", made.master_key.display()),
            "Keep a copy of the master key elsewhere: without it the data cannot be read.".to_owned(),
        ]
    })?;
    Ok(Outcome::DONE)
}

fn run_status(args: &Status, context: &Context) -> Result<Outcome> {
    let status = status::ask(args.ops).map_err(|error| {
        Error::new(Kind::Unreachable, format!("{error:#}"))
            .hint("is it running? cron platform dev starts one")
    })?;
    let word = if status.ready { "ready" } else { "alive, not ready" };
    context
        .printer()
        .document("platform_status/1", &status, || vec![format!("the platform at {} is {word}", args.ops)])?;
    Ok(Outcome::DONE)
}

fn run_approve(args: Approve, context: &Context) -> Result<Outcome> {
    let approved = runtime()?.block_on(server::approve::run(args.place.resolve(), args.domain, args.tenant));
    let approved = approved.map_err(|error| match error.problem() {
        Some(problem) => {
            let told = Error::local(problem.detail.clone());
            problem.hint.iter().fold(told, |told, hint| told.hint(hint.clone()))
        }
        None => Error::local(error.to_string()),
    })?;
    let status = if approved.unchanged { "unchanged" } else { "updated" };
    let document =
        serde_json::json!({ "status": status, "domain": approved.domain, "tenant": approved.tenant });
    context.printer().document("change/1", &document, || {
        vec![format!("{} is served for {} ({})", approved.domain, approved.tenant_name, approved.tenant)]
    })?;
    Ok(Outcome::DONE)
}

fn mails(args: &Mails) -> Result<Vec<(String, server::mail::Mail)>> {
    let all = Folder::at(&args.outbox).all().map_err(|error| {
        Error::local(format!("the mails cannot be read: {error}"))
            .hint("name the folder with --outbox; `cron platform dev` tells where it is")
    })?;
    Ok(all
        .into_iter()
        .filter(|(_, mail)| args.to.as_ref().is_none_or(|to| to.eq_ignore_ascii_case(&mail.to)))
        .collect())
}

fn list_mails(args: &Mails, context: &Context) -> Result<Outcome> {
    let found = mails(args)?;
    let items: Vec<_> = found
        .iter()
        .map(|(name, mail)| serde_json::json!({ "name": name, "to": mail.to, "subject": mail.subject, "created_at": mail.created_at }))
        .collect();
    context.printer().document(
        "mails/1",
        &serde_json::json!({ "items": items, "complete": true }),
        || found.iter().map(|(name, mail)| format!("{name}  {}  {}", mail.to, mail.subject)).collect(),
    )?;
    Ok(Outcome::DONE)
}

fn show_mail(args: &Show, context: &Context) -> Result<Outcome> {
    // A mail is put out a moment after what caused it was answered.
    let until = std::time::Instant::now() + Duration::from_secs(5);
    let (_, mail) = loop {
        let wanted = |(name, _): &(String, server::mail::Mail)| args.name.as_ref().is_none_or(|n| n == name);
        match mails(&args.mails)?.into_iter().rev().find(wanted) {
            Some(found) => break found,
            None if std::time::Instant::now() > until => {
                return Err(Error::local("there is no such mail").hint("cron platform outbox list shows all"));
            }
            None => std::thread::sleep(Duration::from_millis(50)),
        }
    };
    if args.link {
        context.printer().own_text(&format!("{}\n", mail.link))?;
        return Ok(Outcome::DONE);
    }
    context.printer().document("mail/1", &mail, || {
        let head = [
            format!("to       {}", mail.to),
            format!("from     {}", mail.from),
            format!("subject  {}", mail.subject),
        ];
        head.into_iter().chain([String::new()]).chain(mail.text.lines().map(str::to_owned)).collect()
    })?;
    Ok(Outcome::DONE)
}

fn locale(text: &str) -> std::result::Result<Locale, String> {
    [Locale::PtBr, Locale::En]
        .into_iter()
        .find(|locale| locale.as_str().eq_ignore_ascii_case(text))
        .ok_or_else(|| format!("`{text}` is neither `pt-BR` nor `en`"))
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Error::local(format!("no runtime: {error}")))
}

fn block_on<T, E: fmt::Display>(work: impl Future<Output = std::result::Result<T, E>>) -> Result<T> {
    runtime()?.block_on(work).map_err(|error| Error::local(format!("{error:#}")))
}
