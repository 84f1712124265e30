//! Portuguese, where somebody asks for it: messages and help change, data does not.

use crate::support::{dev::Dev, home::Home};

#[test]
fn cli_help_and_messages_are_portuguese_where_it_is_asked_for() {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    let portuguese = |line: &str| home.say(&format!("{line} --lang pt-BR"));

    let help = portuguese("accounts list --help").expect(0);
    assert!(help.out.starts_with("Lista as contas abaixo da sua\n\nUso: cron accounts list"), "{}", help.out);
    assert!(help.out.contains("\nExemplos:\n  cron accounts list"), "{}", help.out);

    let unknown = portuguese("accounts get nowhere-pt").expect(5);
    assert!(unknown.err.starts_with("erro: não existe a conta `nowhere-pt` abaixo de "), "{}", unknown.err);
    let usage = portuguese("accounts list --fliter x").expect(2);
    assert!(usage.err.contains("não tem a opção `--fliter`"), "{}", usage.err);
    let value = portuguese("accounts list --timeout soon").expect(2);
    assert!(value.err.contains("não é um tempo como 30s"), "{}", value.err);
}

#[test]
fn cli_data_is_the_same_in_every_language() {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    home.say("accounts create lang --name Lang --owner-email lang@lang.example").expect(0);
    for line in
        ["accounts get lang -o json", "accounts list -o name", "whoami -o json", "explain account -o json"]
    {
        let english = home.say(line).expect(0);
        let portuguese = home.say(&format!("{line} --lang pt-BR")).expect(0);
        assert_eq!(english.out, portuguese.out, "{line}");
    }
    let refused = home.say("accounts get nowhere -o json --lang pt-BR").expect(5);
    assert!(refused.err.contains("\"code\":\"account_not_found\""), "{}", refused.err);
}
