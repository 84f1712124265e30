use std::path::Path;

use super::*;

fn resolve(folder: &Path, global: &Global, variables: &[(&str, &str)]) -> Result<Settings> {
    let config = folder.join("config");
    let mut all = vec![("CRON_CONFIG_DIR", config.to_str().unwrap())];
    all.extend(variables);
    Settings::resolve(global, Environment::of(&all, &folder.join("project/inner")))
}

fn folder(user: &str, project: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("config")).unwrap();
    std::fs::create_dir_all(folder.path().join("project/inner")).unwrap();
    std::fs::write(folder.path().join("config/config.toml"), user).unwrap();
    if !project.is_empty() {
        std::fs::write(folder.path().join("project/.cron.toml"), project).unwrap();
    }
    folder
}

const USER: &str = r#"
profile = "a"
output = "yaml"
lang = "pt-BR"

[profiles.a]
origin = "https://a.example"
acting = "acc_a"
account = "store-1"

[profiles.b]
origin = "https://b.example"
output = "csv"
"#;

#[test]
fn flags_precede_the_environment_and_so_on_down() {
    let folder = folder(USER, "output = \"json\"\n");
    let flag = Global { output: Some(Format::Tsv), ..Global::default() };
    let none = Global::default();
    let env = [("CRON_OUTPUT", "ndjson")];

    let output = |global: &Global, env: &[(&str, &str)]| resolve(folder.path(), global, env).unwrap().output;
    assert_eq!(output(&flag, &env), Setting { value: Format::Tsv, from: Source::Flag });
    assert_eq!(
        output(&none, &env),
        Setting { value: Format::Ndjson, from: Source::Environment("CRON_OUTPUT") }
    );
    let project = output(&none, &[]);
    assert_eq!(project.value, Format::Json);
    assert!(matches!(project.from, Source::Project(path) if path.ends_with(".cron.toml")));

    std::fs::remove_file(folder.path().join("project/.cron.toml")).unwrap();
    assert!(matches!(output(&none, &[]), Setting { value: Format::Yaml, from: Source::User(_) }));
    let other = Global { profile: Some("b".to_owned()), ..Global::default() };
    assert_eq!(output(&other, &[]), Setting { value: Format::Csv, from: Source::Profile("b".to_owned()) });
    std::fs::write(folder.path().join("config/config.toml"), "").unwrap();
    assert_eq!(output(&none, &[]), Setting { value: Format::Table, from: Source::Default });
}

#[test]
fn cli_3_what_a_profile_knows_belongs_to_its_origin_alone() {
    let folder = folder(USER, "");
    let here = resolve(folder.path(), &Global::default(), &[]).unwrap();
    assert_eq!(here.acting.as_ref().unwrap().value, "acc_a");
    assert!(here.current_profile().is_some());
    let other = resolve(folder.path(), &Global::default(), &[("CRON_CLIENT_ID", "cli_x")]).unwrap();
    assert!(other.acting.is_none(), "the profile's account is not the client's");
    let elsewhere =
        resolve(folder.path(), &Global::default(), &[("CRON_ORIGIN", "https://evil.example")]).unwrap();
    assert_eq!(elsewhere.origin.as_ref().unwrap().value.to_string(), "https://evil.example");
    assert!(elsewhere.acting.is_none() && elsewhere.account.is_none());
    assert!(elsewhere.current_profile().is_none());
}

#[test]
fn a_project_file_never_names_an_origin_or_a_credential() {
    for line in [
        "origin = \"https://evil.example\"",
        "acting = \"acc_x\"",
        "credentials = \"plaintext\"",
        "[profiles.x]",
    ] {
        let folder = folder(USER, line);
        let error = resolve(folder.path(), &Global::default(), &[]).unwrap_err();
        assert_eq!(error.kind(), &crate::error::Kind::Usage, "{line}");
        assert!(error.message().contains(".cron.toml, line 1"), "{error}");
    }
}

#[test]
fn unknown_keys_and_values_are_refused() {
    let folder = folder("colour = true\n", "");
    assert!(resolve(folder.path(), &Global::default(), &[]).unwrap_err().message().contains("line 1"));
    std::fs::write(folder.path().join("config/config.toml"), "").unwrap();
    for variable in
        [("CRON_OUTPUT", "xml"), ("CRON_LANG", "de"), ("CRON_ORIGIN", "ftp://x"), ("CRON_TIMEOUT", "soon")]
    {
        let error = resolve(folder.path(), &Global::default(), &[variable]).unwrap_err();
        assert_eq!(error.kind(), &crate::error::Kind::Usage);
        assert!(error.message().contains(variable.0), "{error}");
    }
}

#[test]
fn the_language_follows_flag_variable_and_locale() {
    let folder = folder("", "");
    let lang = |env: &[(&str, &str)]| resolve(folder.path(), &Global::default(), env).unwrap().lang;
    assert_eq!(lang(&[("LANG", "pt_BR.UTF-8")]).value, Lang::PtBr);
    assert_eq!(lang(&[("LANG", "pt_BR.UTF-8"), ("LC_ALL", "C.UTF-8")]).value, Lang::En);
    assert_eq!(lang(&[("LANG", "pt_BR.UTF-8"), ("CRON_LANG", "en")]).value, Lang::En);
    assert_eq!(lang(&[]).from, Source::Default);
}

#[test]
fn a_profile_is_written_back_beside_what_the_user_wrote() {
    let folder = folder("# mine\noutput = \"json\" # always\n", "");
    let file = ConfigFile::at(&folder.path().join("config"));
    let profile = Profile::at("http://localhost:8090".parse().unwrap());
    file.set_profile("dev", &profile, true).unwrap();
    let text = std::fs::read_to_string(file.path()).unwrap();
    assert!(text.contains("# mine\noutput = \"json\" # always"), "{text}");
    let user = file.read().unwrap();
    assert_eq!(user.profile.as_deref(), Some("dev"));
    assert_eq!(user.profiles["dev"], profile);
    assert!(!os::others_can_read(file.path()).unwrap());
    file.remove_profile("dev").unwrap();
    assert_eq!(file.read().unwrap(), User { output: Some(Format::Json), ..User::default() });
}

use crate::os;
