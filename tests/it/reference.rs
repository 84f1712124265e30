//! Every example of the reference, run as it stands in a shell, each against its own copy of one platform: what a reader
//! copies works.

use std::{collections::BTreeMap, path::Path, process::Command};

use crate::support::{
    home::Home,
    site::{Server, Site},
};

/// The accounts, people and programs that the examples name.
const SETUP: &[&str] = &[
    "cron accounts create acme --name 'Acme Revenda' --owner-email ana@acme.example --levels 3 --role account-admin \
     --role subaccount-admin --role tenant-admin --role user-admin --tenant-name 'Acme Portal' --tenant-domain acme.localhost",
    "cron accounts create acme/store-12 --name 'Loja 12' --owner-email l12@acme.example",
    "cron accounts create acme/store-01 --name 'Loja 01' --owner-email l01@acme.example",
    "cron accounts create bonfim --name Bonfim --owner-email lia@bonfim.example --levels 3 --role account-admin",
    "cron users invite ana@acme.example --group viewer",
    "cron clients create nightly-sync --group operator -o json",
    "cron clients create ci --group operator -o json",
];

/// A file of customers, in the folder where each example runs.
const CUSTOMERS: &str = "slug,external_ref,name,tax_id,owner_email\n\
     norte,erp-1,Norte,11.222.333/0001-81,owner@norte.example\nsul,erp-2,Sul,00.000.000/0001-91,owner@sul.example\n";

/// What an example needs besides, as lines of the shell before it, and the exit code that it then has.
const BEFORE: &[(&str, i32, &str)] = &[
    ("cron logout --profile acme", 0, ADD_PROFILE),
    ("cron profiles use acme", 0, ADD_PROFILE),
    ("cron profiles remove acme", 0, ADD_PROFILE),
    ("cron profiles remove acme --yes", 0, ADD_PROFILE),
    ("cron profiles rename localhost-8090 dev", 0, "cron profiles add localhost-8090 $URL"),
    // Ids are made up, so that they are nobody's.
    ("cron me sessions end ses_7kq54vnfwwyyah6kt4y9w3gr3m", 5, ""),
    ("cron me leave 'Acme Revenda'", 5, ""),
    ("cron me leave acc_7kq54vnfwwyyah6kt4y9w3gr3m --yes", 5, ""),
    ("cron me owner accept 'Acme Revenda'", 5, ""),
    ("cron me owner decline 'Acme Revenda'", 5, ""),
    ("cron users requests approve ask_7kq54vnfwwyyah6kt4y9w3gr3m --into acme/store-12 --group viewer", 5, ""),
    ("cron users requests approve ask_7kq54vnfwwyyah6kt4y9w3gr3m --group support", 5, ""),
    ("cron users requests refuse ask_7kq54vnfwwyyah6kt4y9w3gr3m --yes", 5, ""),
    // Who runs them is the master account's owner user, who cannot be forgotten, and nobody else.
    ("cron me forget", 6, ""),
    ("cron me forget --confirm ana@acme.example", 2, ""),
    // The tenant is its own, so that nobody lets it.
    ("cron tenants brand adjust --color '#0a7d4f'", 4, ""),
    (
        "cron tenants brand adjust --logo shop.png --account acme/store-12",
        0,
        "cp acme.png shop.png; cron tenants brand grants set 'Acme Portal' acme/store-12 --attribute logo",
    ),
    ("cron plans get gold", 0, GOLD),
    ("cron plans get gold -o json --jq .limits.users", 0, GOLD),
    ("cron plans update gold --users 80 --dry-run", 0, GOLD),
    ("cron plans update gold --clients none --price users=14 --confirm gold", 0, GOLD),
    ("cron plans delete gold", 0, GOLD),
    ("cron plans delete gold --confirm gold", 0, GOLD),
    ("cron plans give gold acme", 0, GOLD),
    ("cron plans give gold acme --dry-run", 0, GOLD),
    ("cron plans give gold acme/store-12 --confirm acme/store-12", 0, GOLD),
    ("cron users link usr_hsvdthpmhy3fz8nr9g9t4zv0n0 --account acme --group support", 5, ""),
    (
        "cron accounts create acme --name 'Acme Revenda Ltda' --owner-email ana@acme.example",
        0,
        "cron accounts rename acme acme-old",
    ),
    ("cron accounts reconcile book.csv --key external_ref --todo todo.sh", 0, "cp customers.csv book.csv"),
    ("cron accounts reconcile book.csv --exit-code -o ndjson", 11, "cp customers.csv book.csv"),
    ("cron accounts resume acme", 0, "cron accounts suspend acme --yes"),
    ("cron accounts resume acme --dry-run", 0, "cron accounts suspend acme --yes"),
    ("cron accounts restore acme", 0, "cron accounts close acme --with-subtree --yes"),
    ("cron accounts restore acme --dry-run", 0, "cron accounts close acme --with-subtree --yes"),
    (
        "cron accounts rename store-12 store-12-old --dry-run",
        0,
        "cron accounts create store-12 --name Loja --owner-email l@acme.example",
    ),
    ("cron tenants create 'Acme Portal' --domain portal.acme.example", 0, RENAME_TENANT),
    (
        "cron tenants create 'Acme Portal' --domain portal.acme.example --color '#0a7d4f' --logo acme.png",
        0,
        RENAME_TENANT,
    ),
    (
        "cron tenants update 'Acme Portal' --primary-domain app.acme.example",
        0,
        "cron tenants domains add 'Acme Portal' app.acme.example\n\
         cron platform domains approve app.acme.example --data $DATA",
    ),
    ("cron tenants domains verify 'Acme Portal' app.acme.example", 6, ADD_DOMAIN),
    ("cron tenants domains verify 'Acme Portal' app.acme.example --dry-run", 6, ADD_DOMAIN),
    ("cron tenants domains explain 'Acme Portal' app.acme.example", 0, ADD_DOMAIN),
    (
        "cron tenants domains explain 'Acme Portal' app.acme.example -o json --jq '.advice[].text'",
        0,
        ADD_DOMAIN,
    ),
    (
        "cron tenants domains remove 'Acme Portal' old.acme.example --confirm old.acme.example",
        0,
        "cron tenants domains add 'Acme Portal' old.acme.example",
    ),
    ("cron users revoke rui@acme.example --account acme", 0, RUI_IN_ACME),
    ("cron users revoke rui@acme.example --confirm rui@acme.example", 0, RUI),
    ("cron users groups add rui@acme.example operator", 0, RUI),
    ("cron users groups add rui@acme.example operator --reach subtree --account acme", 0, RUI_IN_ACME),
    (
        "cron users groups remove rui@acme.example operator",
        0,
        "cron users invite rui@acme.example --group operator --group viewer",
    ),
    ("cron can accounts:create --account acme/store-01 --as rui@acme.example", 1, RUI),
    ("cron groups update 'Night shift' --name 'Late shift'", 0, NIGHT_SHIFT),
    ("cron groups update 'Night shift' --permissions accounts:read --description ''", 0, NIGHT_SHIFT),
    ("cron groups delete 'Night shift'", 0, NIGHT_SHIFT),
    ("cron groups delete 'Night shift' --confirm 'Night shift'", 0, NIGHT_SHIFT),
    ("cron groups permissions grant 'Night shift' accounts:suspend", 0, NIGHT_SHIFT),
    ("cron groups permissions grant 'Night shift' accounts:suspend accounts:resume", 0, NIGHT_SHIFT),
    (
        "cron groups permissions revoke 'Night shift' accounts:suspend",
        0,
        "cron groups create 'Night shift' --permissions accounts:suspend,accounts:read",
    ),
    (
        "cron clients create nightly-sync --group operator --secret-file nightly-sync.secret",
        0,
        "cron clients update nightly-sync --name old",
    ),
    (
        "cron clients create ci --group developer:subtree --expires 90d -o json",
        0,
        "cron clients update ci --name old",
    ),
    (
        "cron platform domains approve portal.acme.example --data /var/lib/crontech",
        0,
        "cron tenants domains add 'Acme Portal' portal.acme.example",
    ),
    // The chain is shorter than that here.
    ("cron audit export --from 1001 --out audit-2.ndjson", 7, ""),
    (
        "cron clients create ci --group developer --secret-file ci.secret",
        0,
        "cron clients update ci --name old",
    ),
    ("cron audit verify audit.ndjson", 0, "cron audit export --out audit.ndjson"),
    ("cron audit verify acme-audit.ndjson", 0, EXPORT),
    ("cron audit verify acme-audit.ndjson --jwks keys.json", 0, EXPORT),
    (
        "gunzip -c audit.ndjson.gz | cron audit verify - -o json",
        0,
        "cron audit export | gzip > audit.ndjson.gz",
    ),
    (
        "cron api PATCH /accounts/self --input change.json --dry-run",
        0,
        "echo '{\"name\":\"Crontech Brasil\"}' > change.json",
    ),
    (
        "cron completions bash > ~/.local/share/bash-completion/completions/cron",
        0,
        "mkdir -p ~/.local/share/bash-completion/completions",
    ),
];

const ADD_PROFILE: &str = "cron profiles add acme $URL";
const RENAME_TENANT: &str = "cron tenants update 'Acme Portal' --name Old";
const ADD_DOMAIN: &str = "cron tenants domains add 'Acme Portal' app.acme.example";
const RUI: &str = "cron users invite rui@acme.example --group viewer";
const RUI_IN_ACME: &str = "cron users invite rui@acme.example --account acme --group viewer";
const NIGHT_SHIFT: &str = "cron groups copy viewer 'Night shift'";
const GOLD: &str = "cron plans create gold --users 50 --clients 10 --currency BRL";
const EXPORT: &str = "cron audit export --account acme --out acme-audit.ndjson";

/// Beginnings of examples that are not run here, and where else what they show is run.
const ELSEWHERE: &[(&str, &str)] = &[
    ("cron login", "a person is needed: `cli::browser`, and every test that signs in"),
    ("cron profiles use acme --acting acc_…", "an id is cut short"),
    ("cron completions fish | source", "fish is needed: `cli::completion`"),
    ("cron man accounts list | man -l -", "a pager of pages is needed: `cli::man`"),
    ("cron platform dev", "it serves until it is stopped: `support::dev`"),
    ("cron platform serve", "it serves until it is stopped: `support::site`"),
    ("cron platform init", "the platform is there: `verbs::platform`"),
    ("cron platform status", "it asks the operator's listener at its own port"),
    ("cron platform backup", "it makes files with names of their own: `verbs::platform`, `upkeep`"),
    ("cron platform restore", "as a backup: `verbs::platform`, `upkeep`"),
    ("cron platform verify --backup", "as a backup: `verbs::platform`, `upkeep`"),
    ("cron platform keys rotate --data", "nobody may serve meanwhile: `verbs::platform`, `upkeep`"),
    ("cron platform password reset ana@acme.example --database", "PostgreSQL is needed: `upkeep`"),
    ("cron platform users block usr_7kq54vnfwwyyah6kt4y9w3gr3m --database", "PostgreSQL is needed: `upkeep`"),
];

/// Every example of the grammar, each once, in its order.
fn examples() -> Vec<String> {
    fn collect(command: &clap::Command, found: &mut Vec<String>) {
        for help in [command.get_after_help(), command.get_after_long_help()].into_iter().flatten() {
            let help = help.to_string();
            let (_, examples) = help.split_once("Examples:\n").unwrap_or_default();
            for example in examples.lines().map(str::trim).take_while(|line| !line.is_empty()) {
                if !found.iter().any(|known| known == example) {
                    found.push(example.to_owned());
                }
            }
        }
        command.get_subcommands().filter(|sub| !sub.is_hide_set()).for_each(|sub| collect(sub, found));
    }
    let mut root = crontech::cli::whole();
    root.build();
    let mut found = Vec::new();
    collect(&root, &mut found);
    found
}

/// A copy of a folder.
fn copy(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    let done = Command::new("cp").arg("-a").args([from, to]).status().unwrap();
    assert!(done.success(), "cp: {done}");
}

/// The administrator of a platform on which everything is that the examples name.
struct Stage {
    site: Site,
    home: Home,
    url: String,
    address: std::net::SocketAddr,
}

impl Stage {
    fn new() -> Self {
        let site = Site::sqlite();
        let home = Home::new();
        let outbox = home.path("outbox").display().to_string();
        let server = site.serve_openly(&["--outbox".to_owned(), outbox]);
        let address = server.address;
        let url = format!("http://localhost:{}", address.port());
        site.sign_in_administrator(&home, address, &url);
        std::fs::create_dir(home.path("work")).unwrap();
        for line in SETUP {
            home.shell(line).expect(0);
        }
        let link = home
            .shell("cron platform outbox show --link --to ana@acme.example --outbox outbox")
            .expect(0)
            .out;
        testkit::person::accept_invitation(address, link.trim(), "Ana Lima", "uma senha bem comprida")
            .unwrap();
        let jwks =
            testkit::exchange::Ask::new("GET", &format!("localhost:{}", address.port()), "/oauth/jwks");
        home.write("keys.json", &jwks.send(address).unwrap().text());
        server.stop();
        copy(&home.path("home"), &home.path("home.kept"));
        Self { site, home, url, address }
    }

    /// Runs an example where nothing has been done but the set-up and what comes before it. Exit code, and what was said.
    fn run(&self, example: &str, before: &str) -> (i32, String) {
        let site = self.site.copy();
        let server: Server = site.serve_again(&[], self.address);
        copy(&self.home.path("home.kept"), &self.home.path("home"));
        let work = self.home.path("work");
        std::fs::remove_dir_all(&work).unwrap();
        std::fs::create_dir_all(work.join("crontech-data")).unwrap();
        copy(&self.home.path("outbox"), &work.join("crontech-data/outbox"));
        std::fs::write(work.join("customers.csv"), CUSTOMERS).unwrap();
        std::fs::copy(self.home.path("keys.json"), work.join("keys.json")).unwrap();
        let logo = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/resellers/acme.png");
        std::fs::copy(logo, work.join("acme.png")).unwrap();
        let data = site.data().display().to_string();
        let place = format!("cd work; export URL={} DATA={data}; set -e", self.url);
        let example = example.replace("/var/lib/crontech", &data);
        let asked = self.home.shell(&format!("{place}\n{before}\n{example}"));
        // A destructive command wants a confirmation, which a person would type.
        let done = if asked.code == 2 && asked.err.contains("needs a confirmation") {
            self.home.shell(&format!("{place}\n{example} --yes"))
        } else {
            asked
        };
        server.stop();
        (done.code, done.err)
    }
}

#[test]
fn every_example_of_the_reference_works() {
    let examples = examples();
    assert!(examples.len() > 150, "{}", examples.len());
    let before: BTreeMap<&str, (i32, &str)> =
        BEFORE.iter().map(|(example, code, lines)| (*example, (*code, *lines))).collect();
    for named in before.keys() {
        assert!(examples.iter().any(|example| example == named), "no longer an example: {named}");
    }
    for (start, _) in ELSEWHERE {
        assert!(examples.iter().any(|example| example.starts_with(start)), "no example begins so: {start}");
    }
    let stage = Stage::new();
    let mut wrong = Vec::new();
    for example in &examples {
        if ELSEWHERE.iter().any(|(start, _)| example.starts_with(start)) {
            continue;
        }
        let (wanted, lines) = before.get(example.as_str()).copied().unwrap_or_default();
        let (code, said) = stage.run(example, lines);
        if code != wanted {
            wrong.push(format!("{example}\n  ended with {code}, not {wanted}: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
