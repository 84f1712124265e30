//! ISO-5: the token's tenant is the door's, the acting account uses that tenant, and the target is that account or lies
//! below it; where one of them does not fit, no handler runs.

use crontech_server::routes::ROUTES;

use super::{endpoints::Row, stage::Stage};

#[test]
fn iso_5_token_door_acting_account_and_target_fit_or_nothing_runs() {
    let stage = Stage::new().unwrap();
    let world = &stage.world;
    let token = world.token(&stage.owner).unwrap();
    for route in ROUTES.iter().filter(|route| route.path.contains("{a}")) {
        let row = Row::of(route).unwrap();
        let sample = row.sample(&stage, &stage.customer, &stage.customer).unwrap();
        let before = stage.snapshot(None, false).unwrap();
        let ask =
            |door: &str| world.ask(row.method(), door, &sample.path, sample.body.as_ref()).bearer(&token);
        let cases = [
            // The token of one tenant at another's door.
            (ask("rival.localhost"), 401, "unauthenticated"),
            (ask("localhost"), 401, "unauthenticated"),
            // An account that the caller is no member of: above, beside, elsewhere.
            (ask("brand.localhost").header("Acting-Account", &stage.reseller), 404, "account_not_found"),
            (ask("brand.localhost").header("Acting-Account", &stage.neighbour), 404, "account_not_found"),
            (ask("brand.localhost").header("Acting-Account", &stage.rival), 404, "account_not_found"),
            // One below, whose members the caller is not among.
            (ask("brand.localhost").header("Acting-Account", &stage.sub), 404, "account_not_found"),
        ];
        for (at, (ask, status, code)) in cases.into_iter().enumerate() {
            let answer = ask.send(world.platform.address).unwrap();
            assert_eq!(answer.status, status, "{} case {at}: {}", row.route, answer.text());
            assert_eq!(answer.json()["code"], code, "{} case {at}", row.route);
        }
        // A target beside the acting account and one above it.
        for target in [&stage.neighbour, &stage.reseller] {
            let path = sample.path.replace(&stage.customer, target);
            let answer = world.call(&stage.owner, row.method(), &path, sample.body.as_ref()).unwrap();
            assert_eq!(answer.status, 404, "{}: {}", row.route, answer.text());
        }
        assert_eq!(before, stage.snapshot(None, false).unwrap(), "{}: something ran", row.route);
    }
}
