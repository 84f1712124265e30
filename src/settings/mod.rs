//! Settings, resolved once: flag, environment, project file, user file, default; each remembers where it came from.

pub mod described;
mod environment;
mod file;
mod profile;

use std::{fmt, path::PathBuf, time::Duration};

pub use environment::Environment;
pub use file::{ConfigFile, Project, User, config_dir};
pub use profile::{Profile, Profiles};
use serde::{Deserialize, Serialize};

use crate::{
    cli::Global,
    error::{Error, Result},
    output::Format,
};

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A flag.
    Flag,
    /// An environment variable.
    Environment(&'static str),
    /// The project file.
    Project(PathBuf),
    /// The profile of that name, in the user's file.
    Profile(String),
    /// The user's file.
    User(PathBuf),
    /// Nobody set it.
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("flag"),
            Self::Environment(name) => write!(f, "{name}"),
            Self::Project(path) | Self::User(path) => write!(f, "{}", path.display()),
            Self::Profile(name) => write!(f, "profile {name}"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A value and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Its origin.
    pub from: Source,
}

impl<T> Setting<T> {
    fn first(candidates: impl IntoIterator<Item = (Option<T>, Source)>) -> Option<Self> {
        candidates.into_iter().find_map(|(value, from)| Some(Self { value: value?, from }))
    }

    fn or(found: Option<Self>, default: T) -> Self {
        found.unwrap_or(Self { value: default, from: Source::Default })
    }
}

/// The variables that say a system's language, the first of them first (POSIX, environment variables).
const LOCALES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum, Serialize, Deserialize)]
pub enum Lang {
    /// English
    #[default]
    #[serde(rename = "en")]
    En,
    /// Brazilian Portuguese
    #[value(name = "pt-BR", alias = "pt", alias = "pt_BR")]
    #[serde(rename = "pt-BR")]
    PtBr,
}

impl Lang {
    /// As in `--lang` and in `Accept-Language`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::PtBr => "pt-BR",
        }
    }

    /// What the catalogue calls it.
    #[must_use]
    pub const fn language(self) -> lang::Language {
        match self {
            Self::En => lang::Language::English,
            Self::PtBr => lang::Language::Portuguese,
        }
    }

    /// The language before the settings are known, so that whatever is wrong with them is told in it: the flag among the
    /// arguments, then the environment's; `user` is what the user's file says.
    #[must_use]
    pub fn guessed(
        arguments: impl Iterator<Item = String>,
        environment: &Environment,
        user: impl FnOnce() -> Option<Self>,
    ) -> Self {
        let known = |text: &str| <Self as clap::ValueEnum>::from_str(text, true).ok();
        let mut flag = None;
        let mut arguments = arguments.take_while(|word| word != "--");
        while let Some(word) = arguments.next() {
            let value = match word.as_str() {
                "--lang" => arguments.next(),
                other => other.strip_prefix("--lang=").map(str::to_owned),
            };
            flag = value.as_deref().and_then(known).or(flag);
        }
        let chosen = || environment.get("CRON_LANG").and_then(|text| known(&text));
        let locale =
            || LOCALES.iter().find_map(|name| environment.get(name).and_then(|text| Self::of_locale(&text)));
        flag.or_else(chosen).or_else(user).or_else(locale).unwrap_or_default()
    }

    /// Out of `pt_BR.UTF-8` or `pt-BR`.
    fn of_locale(text: &str) -> Option<Self> {
        let name = text.split(['.', '@']).next()?.to_ascii_lowercase();
        match name.split(['_', '-']).next()? {
            "pt" => Some(Self::PtBr),
            "" => None,
            _ => Some(Self::En),
        }
    }
}

/// Where secrets are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StoreKind {
    /// The operating system's keyring
    Keyring,
    /// A file encrypted with a passphrase or a key
    File,
    /// A plain file; only when asked for by name
    Plaintext,
}

impl StoreKind {
    /// As in `CRON_CREDENTIALS`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keyring => "keyring",
            Self::File => "file",
            Self::Plaintext => "plaintext",
        }
    }
}

/// Everything that is set, in one place.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder of the user's file and of the encrypted credentials.
    pub config_dir: Setting<PathBuf>,
    /// The name of the profile in use, when one is chosen.
    pub profile: Option<Setting<String>>,
    /// The origin, when one is known.
    pub origin: Option<Setting<client::Origin>>,
    /// The account to act for.
    pub acting: Option<Setting<String>>,
    /// The account to act on, by path or id.
    pub account: Option<Setting<String>>,
    /// The format of data.
    pub output: Setting<Format>,
    /// The language of messages.
    pub lang: Setting<Lang>,
    /// The whole time of one request, retries included.
    pub timeout: Setting<Duration>,
    /// Whether nobody may be asked.
    pub no_input: Setting<bool>,
    /// Where secrets are kept, when somebody chose.
    pub credentials: Option<Setting<StoreKind>>,
    /// A file with the passphrase or key of the encrypted file.
    pub passphrase_file: Option<Setting<PathBuf>>,
    /// A file with an access token.
    pub token_file: Option<Setting<PathBuf>>,
    /// An API client's id.
    pub client_id: Option<Setting<String>>,
    /// A file with the API client's secret; `-` is standard input.
    pub client_secret_file: Option<Setting<PathBuf>>,
    /// A PEM file with further roots.
    pub ca_file: Option<Setting<PathBuf>>,
    /// A tracing filter.
    pub log: Option<Setting<String>>,
    /// Where logs go.
    pub log_file: Option<Setting<PathBuf>>,
    /// The user's file as it was read.
    pub user: User,
    /// The environment as it was read.
    pub environment: Environment,
}

/// The folder of the user's file.
fn folder(environment: &Environment) -> Result<Setting<PathBuf>> {
    Ok(match environment.get("CRON_CONFIG_DIR") {
        Some(dir) => Setting { value: PathBuf::from(dir), from: Source::Environment("CRON_CONFIG_DIR") },
        None => Setting { value: config_dir(environment)?, from: Source::Default },
    })
}

impl Settings {
    /// Resolves everything. Reads the user's file and the nearest project file; changes nothing.
    ///
    /// # Errors
    /// A file that is none, an unknown key, or a value that is none.
    pub fn resolve(global: &Global, environment: Environment) -> Result<Self> {
        let folder = folder(&environment)?;
        let user = ConfigFile::at(&folder.value).read()?;
        let project = Project::nearest(environment.current_dir())?;
        Self::of(global, environment, folder, user, project)
    }

    /// What holds by flags and environment alone, where a file cannot be read and the command needs none.
    ///
    /// # Errors
    /// A variable's value that is none.
    pub fn without_files(global: &Global, environment: Environment) -> Result<Self> {
        let folder = folder(&environment)?;
        Self::of(global, environment, folder, User::default(), (Project::default(), None))
    }

    fn of(
        global: &Global,
        environment: Environment,
        config_dir: Setting<PathBuf>,
        user: User,
        (project, project_path): (Project, Option<PathBuf>),
    ) -> Result<Self> {
        let env = |name: &'static str| (environment.get(name), Source::Environment(name));
        let file = ConfigFile::at(&config_dir.value);
        let in_project = || Source::Project(project_path.clone().unwrap_or_default());
        let in_user = || Source::User(file.path().to_owned());

        let profile = Setting::first([
            (global.profile.clone(), Source::Flag),
            env("CRON_PROFILE"),
            (project.profile.clone(), in_project()),
            (user.profile.clone(), in_user()),
        ]);
        let chosen = profile.as_ref().and_then(|p| user.profiles.get(&p.value));
        let in_profile = || Source::Profile(profile.as_ref().map(|p| p.value.clone()).unwrap_or_default());

        let origin = Setting::first([
            (global.origin.clone(), Source::Flag),
            (parse_env(&environment, "CRON_ORIGIN")?, Source::Environment("CRON_ORIGIN")),
            (chosen.map(|p| p.origin.clone()), in_profile()),
        ]);
        // What a profile knows belongs to its origin alone. An address by itself means the one profile that lies there,
        // unless another one was named in the same breath.
        let named = profile.as_ref().is_some_and(|p| matches!(p.from, Source::Flag | Source::Environment(_)));
        let profile = match &origin {
            Some(o) if !named && chosen.is_none_or(|p| p.origin != o.value) => {
                let mut there = user.profiles.iter().filter(|(_, p)| p.origin == o.value);
                match (there.next(), there.next()) {
                    (Some((name, _)), None) => Some(Setting { value: name.clone(), from: o.from.clone() }),
                    _ => None,
                }
            }
            _ => profile,
        };
        let chosen = profile.as_ref().and_then(|p| user.profiles.get(&p.value));
        let chosen = chosen.filter(|p| origin.as_ref().is_none_or(|o| o.value == p.origin));
        let in_profile = || Source::Profile(profile.as_ref().map(|p| p.value.clone()).unwrap_or_default());
        // The account that a profile acts for is its own identity's, not that of a token or client given beside it.
        let own = environment.get("CRON_TOKEN_FILE").or_else(|| environment.get("CRON_CLIENT_ID")).is_none();
        let acting = Setting::first([
            (global.acting.clone(), Source::Flag),
            (chosen.filter(|_| own).and_then(|p| p.acting.clone()), in_profile()),
        ]);
        let account = Setting::first([
            (global.account.clone(), Source::Flag),
            env("CRON_ACCOUNT"),
            (project.account.clone(), in_project()),
            (chosen.and_then(|p| p.account.clone()), in_profile()),
        ]);
        let output = Setting::first([
            (global.output, Source::Flag),
            (value_env(&environment, "CRON_OUTPUT")?, Source::Environment("CRON_OUTPUT")),
            (project.output, in_project()),
            (chosen.and_then(|p| p.output), in_profile()),
            (user.output, in_user()),
        ]);
        let locale = LOCALES
            .into_iter()
            .map(|name| (environment.get(name).and_then(|v| Lang::of_locale(&v)), Source::Environment(name)));
        let lang = Setting::first(
            [
                (global.lang, Source::Flag),
                (value_env(&environment, "CRON_LANG")?, Source::Environment("CRON_LANG")),
                (user.lang, in_user()),
            ]
            .into_iter()
            .chain(locale),
        );
        let timeout = Setting::first([
            (global.timeout, Source::Flag),
            (duration_env(&environment, "CRON_TIMEOUT")?, Source::Environment("CRON_TIMEOUT")),
            (user.timeout.map(Duration::from_secs), in_user()),
        ]);
        let no_input = Setting::first([
            (global.no_input.then_some(true), Source::Flag),
            (environment.flag("CRON_NO_INPUT"), Source::Environment("CRON_NO_INPUT")),
            (environment.flag("CI"), Source::Environment("CI")),
        ]);
        let credentials = Setting::first([
            (value_env(&environment, "CRON_CREDENTIALS")?, Source::Environment("CRON_CREDENTIALS")),
            (user.credentials, in_user()),
        ]);
        let path = |name: &'static str| {
            Setting::first([(environment.get(name).map(PathBuf::from), Source::Environment(name))])
        };
        Ok(Self {
            profile,
            origin,
            acting,
            account,
            output: Setting::or(output, Format::Table),
            lang: Setting::or(lang, Lang::En),
            timeout: Setting::or(timeout, Duration::from_secs(30)),
            no_input: Setting::or(no_input, false),
            credentials,
            passphrase_file: path("CRON_PASSPHRASE_FILE"),
            token_file: path("CRON_TOKEN_FILE"),
            client_id: Setting::first([env("CRON_CLIENT_ID")]),
            client_secret_file: path("CRON_CLIENT_SECRET_FILE"),
            ca_file: Setting::first([
                (global.ca_file.clone(), Source::Flag),
                (environment.get("CRON_CA_FILE").map(PathBuf::from), Source::Environment("CRON_CA_FILE")),
            ]),
            log: Setting::first([(log_of(global.verbose), Source::Flag), env("CRON_LOG")]),
            log_file: Setting::first([(global.log_file.clone(), Source::Flag)]),
            user,
            config_dir,
            environment,
        })
    }

    /// The profile in use, if it exists and belongs to the origin in use.
    #[must_use]
    pub fn current_profile(&self) -> Option<(&str, &Profile)> {
        let name = self.profile.as_ref()?.value.as_str();
        let profile = self.user.profiles.get(name)?;
        self.origin.as_ref().is_none_or(|o| o.value == profile.origin).then_some((name, profile))
    }

    /// The user's file.
    #[must_use]
    pub fn file(&self) -> ConfigFile {
        ConfigFile::at(&self.config_dir.value)
    }

    /// Every setting with its value and origin, for `cron settings`. Secrets are never settings; only their files are.
    #[must_use]
    pub fn rows(&self) -> Vec<(&'static str, Option<String>, Source)> {
        fn row<T>(
            name: &'static str,
            setting: Option<&Setting<T>>,
            text: impl Fn(&T) -> String,
        ) -> (&'static str, Option<String>, Source) {
            match setting {
                Some(setting) => (name, Some(text(&setting.value)), setting.from.clone()),
                None => (name, None, Source::Default),
            }
        }
        let path = |p: &PathBuf| p.display().to_string();
        vec![
            row("config_dir", Some(&self.config_dir), path),
            row("profile", self.profile.as_ref(), Clone::clone),
            row("origin", self.origin.as_ref(), ToString::to_string),
            row("acting", self.acting.as_ref(), Clone::clone),
            row("account", self.account.as_ref(), Clone::clone),
            row("output", Some(&self.output), |f| format!("{f:?}").to_lowercase()),
            row("lang", Some(&self.lang), |l| l.as_str().to_owned()),
            row("timeout", Some(&self.timeout), |t| format!("{}s", t.as_secs_f64())),
            row("no_input", Some(&self.no_input), ToString::to_string),
            row("credentials", self.credentials.as_ref(), |k| k.as_str().to_owned()),
            row("passphrase_file", self.passphrase_file.as_ref(), path),
            row("token_file", self.token_file.as_ref(), path),
            row("client_id", self.client_id.as_ref(), Clone::clone),
            row("client_secret_file", self.client_secret_file.as_ref(), path),
            row("ca_file", self.ca_file.as_ref(), path),
            row("log", self.log.as_ref(), Clone::clone),
            row("log_file", self.log_file.as_ref(), path),
        ]
    }
}

fn log_of(verbose: u8) -> Option<String> {
    match verbose {
        0 => None,
        1 => Some("info,crontech=debug,crontech_client=debug".to_owned()),
        _ => Some("debug,crontech=trace,crontech_client=trace".to_owned()),
    }
}

fn parse_env<T: std::str::FromStr>(environment: &Environment, name: &'static str) -> Result<Option<T>>
where
    T::Err: fmt::Display,
{
    environment
        .get(name)
        .map(|text| text.parse().map_err(|e| Error::usage(format!("{name}: {e}"))))
        .transpose()
}

fn value_env<T: clap::ValueEnum>(environment: &Environment, name: &'static str) -> Result<Option<T>> {
    environment
        .get(name)
        .map(|text| {
            T::from_str(&text, true).map_err(|_| {
                let known: Vec<String> = T::value_variants()
                    .iter()
                    .filter_map(|v| Some(v.to_possible_value()?.get_name().to_owned()))
                    .collect();
                Error::usage(say!("{name} is `{text}`; there are {}", known.join(", ")))
            })
        })
        .transpose()
}

fn duration_env(environment: &Environment, name: &'static str) -> Result<Option<Duration>> {
    environment
        .get(name)
        .map(|text| crate::cli::duration(&text).map_err(|e| Error::usage(format!("{name}: {e}"))))
        .transpose()
}

#[cfg(test)]
mod tests;
