//! Every setting with the names by which it is set: what `docs/configuration.md` tells. A test sets each of them by each of
//! its names.

/// A setting and its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Described {
    /// As `cron settings` shows it.
    pub name: &'static str,
    /// What it is.
    pub what: &'static str,
    /// The flag.
    pub flag: Option<&'static str>,
    /// The environment variable.
    pub variable: Option<&'static str>,
    /// Whether the project file may say it.
    pub in_project: bool,
    /// Whether a profile may say it.
    pub in_profile: bool,
    /// Whether the user's file may say it for all profiles.
    pub in_user: bool,
    /// What holds when nobody says anything.
    pub default: &'static str,
    /// A value, as an example.
    pub example: &'static str,
}

const NOBODY: Described = Described {
    name: "",
    what: "",
    flag: None,
    variable: None,
    in_project: false,
    in_profile: false,
    in_user: false,
    default: "",
    example: "",
};

/// All of them, in the order of `cron settings`.
pub const ALL: &[Described] = &[
    Described {
        name: "config_dir",
        what: "The folder of the user's file and of encrypted credentials",
        variable: Some("CRON_CONFIG_DIR"),
        default: "`crontech` in the system's folder for configuration",
        example: "/tmp/config",
        ..NOBODY
    },
    Described {
        name: "profile",
        what: "The profile in use",
        flag: Some("--profile"),
        variable: Some("CRON_PROFILE"),
        in_project: true,
        in_user: true,
        example: "a",
        ..NOBODY
    },
    Described {
        name: "origin",
        what: "The address of the platform, the tenant's door",
        flag: Some("--origin"),
        variable: Some("CRON_ORIGIN"),
        in_profile: true,
        example: "https://b.example",
        ..NOBODY
    },
    Described {
        name: "acting",
        what: "The account to act for",
        flag: Some("--acting"),
        in_profile: true,
        default: "the only membership",
        example: "acc_a",
        ..NOBODY
    },
    Described {
        name: "account",
        what: "The account to act on, by path or id",
        flag: Some("--account"),
        variable: Some("CRON_ACCOUNT"),
        in_project: true,
        in_profile: true,
        default: "the account to act for",
        example: "acme/store-12",
        ..NOBODY
    },
    Described {
        name: "output",
        what: "The format of data",
        flag: Some("--output"),
        variable: Some("CRON_OUTPUT"),
        in_project: true,
        in_profile: true,
        in_user: true,
        default: "`table`",
        example: "json",
    },
    Described {
        name: "lang",
        what: "The language of messages",
        flag: Some("--lang"),
        variable: Some("CRON_LANG"),
        in_user: true,
        default: "that of `LC_ALL`, `LC_MESSAGES`, `LANG`, else `en`",
        example: "pt-BR",
        ..NOBODY
    },
    Described {
        name: "timeout",
        what: "The whole time of one request, retries included; in the file a number of seconds",
        flag: Some("--timeout"),
        variable: Some("CRON_TIMEOUT"),
        in_user: true,
        default: "`30s`",
        example: "45",
        ..NOBODY
    },
    Described {
        name: "no_input",
        what: "Whether nobody may be asked; `CI` says so, too",
        flag: Some("--no-input"),
        variable: Some("CRON_NO_INPUT"),
        default: "`false`",
        example: "true",
        ..NOBODY
    },
    Described {
        name: "credentials",
        what: "Where secrets are kept: `keyring`, `file`, `plaintext`",
        variable: Some("CRON_CREDENTIALS"),
        in_user: true,
        default: "the keyring, else the encrypted file",
        example: "file",
        ..NOBODY
    },
    Described {
        name: "passphrase_file",
        what: "A file with the passphrase or key of the encrypted file",
        variable: Some("CRON_PASSPHRASE_FILE"),
        example: "/run/secrets/pass",
        ..NOBODY
    },
    Described {
        name: "token_file",
        what: "A file with an access token",
        variable: Some("CRON_TOKEN_FILE"),
        example: "/run/secrets/token",
        ..NOBODY
    },
    Described {
        name: "client_id",
        what: "The id of an API client to sign in as",
        variable: Some("CRON_CLIENT_ID"),
        example: "cli_ci",
        ..NOBODY
    },
    Described {
        name: "client_secret_file",
        what: "A file with that client's secret; `-` is standard input",
        variable: Some("CRON_CLIENT_SECRET_FILE"),
        example: "/run/secrets/client",
        ..NOBODY
    },
    Described {
        name: "ca_file",
        what: "A PEM file with further certificates to trust",
        variable: Some("CRON_CA_FILE"),
        example: "/etc/ssl/own.pem",
        ..NOBODY
    },
    Described {
        name: "log",
        what: "Which logs are written, as a tracing filter",
        flag: Some("--verbose"),
        variable: Some("CRON_LOG"),
        default: "none",
        example: "debug",
        ..NOBODY
    },
    Described {
        name: "log_file",
        what: "Where logs go",
        flag: Some("--log-file"),
        default: "standard error",
        example: "cron.log",
        ..NOBODY
    },
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use clap::Parser;

    use super::*;
    use crate::{
        cli::Cli,
        settings::{Environment, Settings, Source},
    };

    const PROFILE: &str = "profiles.a";

    /// Where a setting comes from when one thing alone says it.
    fn source(
        described: &Described,
        flags: &[&str],
        variable: Option<&str>,
        user: &str,
        project: &str,
    ) -> Source {
        let folder = tempfile::tempdir().unwrap();
        let (config, inner) = (folder.path().join("config"), folder.path().join("project"));
        [&config, &inner].into_iter().for_each(|folder| std::fs::create_dir(folder).unwrap());
        let base = format!(
            "[{PROFILE}]\n{}",
            if user.contains("origin =") { "" } else { "origin = \"https://a.example\"\n" }
        );
        let text = match user.split_once(": ") {
            Some(("profile", line)) => format!("profile = \"a\"\n{base}{line}\n"),
            Some((_, line)) => format!("{line}\n{base}"),
            None => base,
        };
        std::fs::write(config.join("config.toml"), text).unwrap();
        if !project.is_empty() {
            std::fs::write(inner.join(".cron.toml"), project).unwrap();
        }
        let words = [&["cron", "version"], flags].concat();
        let global = Cli::try_parse_from(words).unwrap().global;
        let config = config.to_str().unwrap().to_owned();
        let mut variables = vec![("CRON_CONFIG_DIR", config.as_str())];
        variables.extend(variable.map(|name| (name, described.example)));
        let settings = Settings::resolve(&global, Environment::of(&variables, Path::new(&inner))).unwrap();
        let rows = settings.rows();
        rows.into_iter().find(|(name, ..)| *name == described.name).unwrap().2
    }

    #[test]
    fn every_setting_is_described_by_the_names_that_set_it() {
        let settings = Settings::resolve(
            &Cli::try_parse_from(["cron", "version"]).unwrap().global,
            Environment::of(&[("CRON_CONFIG_DIR", "/nowhere")], Path::new("/")),
        );
        let rows = settings.unwrap().rows();
        let names: Vec<_> = rows.iter().map(|(name, ..)| *name).collect();
        assert_eq!(names, ALL.iter().map(|d| d.name).collect::<Vec<_>>());
        for d in ALL {
            let line = match d.name {
                "timeout" => format!("{} = {}", d.name, d.example),
                _ => format!("{} = {:?}", d.name, d.example),
            };
            if let Some(flag) = d.flag {
                let flags = match d.name {
                    "no_input" | "log" => vec![flag],
                    _ => vec![flag, d.example],
                };
                assert_eq!(source(d, &flags, None, "", ""), Source::Flag, "{flag}");
            }
            if let Some(variable) = d.variable {
                assert_eq!(source(d, &[], Some(variable), "", ""), Source::Environment(variable));
            }
            if d.in_project {
                assert!(matches!(source(d, &[], None, "", &line), Source::Project(_)), "{line}");
            }
            if d.in_profile {
                let line = format!("profile: {line}");
                assert!(matches!(source(d, &[], None, &line, ""), Source::Profile(_)), "{line}");
            }
            if d.in_user {
                let line = format!("user: {line}");
                assert!(matches!(source(d, &[], None, &line, ""), Source::User(_)), "{line}");
            }
        }
    }
}
