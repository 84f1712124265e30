//! Brands (Rule T7).

use api::{id::AccountId, problem::Code};
use data_encoding::BASE64;
use platform::{
    brand::{self, show, update},
    tenants,
};
use serde_json::{Value, json};

use crate::common::{Actor, World, reseller};

fn png(shade: u8) -> String {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 4, 4);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[shade; 48]).unwrap();
    writer.finish().unwrap();
    BASE64.encode(&file)
}

#[tokio::test]
async fn t7_a_brand_has_colours_that_can_be_read_and_a_logo_at_the_tenants_own_door() {
    for world in World::all().await {
        let mut body = reseller();
        body["owner"] = json!({ "email": "o@acme.example" });
        world.account(&world.admin, world.master, "acme", body).await;
        let owner = world.accept("o@acme.example").await;
        let new = json!({ "name": "Acme", "domain": "acme.localhost", "brand": { "logo": png(9) } });
        world.ask(&owner, &tenants::create::OPERATION).body(new).run().await.unwrap();
        let shown = async || {
            let ask = world.ask(&owner, &show::OPERATION).param("t", "Acme");
            ask.run().await.unwrap()
        };
        let first = shown().await;
        assert_eq!(first.body["name"], "Acme");
        assert_eq!(first.body["locale"], "pt-BR");
        let logo = first.body["logo_url"].as_str().unwrap().to_owned();
        assert!(logo.starts_with("http://acme.localhost:8080/brand/logo-"), "{logo}");

        let change = |body: Value| world.ask(&owner, &update::OPERATION).param("t", "Acme").body(body);
        let yellow = change(json!({ "color": "#FFEE00", "locale": "en" })).run().await.unwrap();
        assert_eq!(yellow.body["brand"]["color"], "#ffee00");
        assert_eq!(yellow.body["brand"]["on_color"], "#000000", "dark text on a light ground");
        assert_eq!(yellow.body["brand"]["logo_url"], logo, "what is not named stays");
        let again = change(json!({ "color": "#ffee00", "logo": png(9) })).run().await.unwrap();
        assert_eq!(again.body["status"], "unchanged");
        let stale =
            change(json!({ "color": "#000000" })).if_match(first.etag.as_deref().unwrap()).run().await;
        assert_eq!(stale.unwrap_err().known_code(), Some(Code::VersionMismatch));

        let other = change(json!({ "logo": png(200) })).run().await.unwrap();
        assert_ne!(other.body["brand"]["logo_url"], logo, "another picture has another address");
        let none = change(json!({ "logo": null })).run().await.unwrap();
        assert_eq!(none.body["brand"]["logo_url"], Value::Null);

        for (body, pointer) in [
            (json!({ "logo": "not base64!" }), "/logo"),
            (json!({ "logo": BASE64.encode(b"<svg/>") }), "/logo"),
            (json!({ "color": "red" }), "/color"),
            (json!({ "locale": "fr" }), "/locale"),
        ] {
            let refused = change(body.clone()).run().await.unwrap_err();
            assert_eq!(refused.known_code(), Some(Code::Invalid), "{body}");
            assert_eq!(refused.errors[0].pointer, pointer, "{body}");
        }
    }
}

#[tokio::test]
async fn t7_who_uses_a_tenant_does_not_change_its_brand() {
    for world in World::all().await {
        let mut body = reseller();
        body["owner"] = json!({ "email": "o@acme.example" });
        body["tenant"] =
            json!({ "mode": "new", "name": "Ours", "domain": "ours.localhost", "color": "#112233" });
        world.account(&world.admin, world.master, "acme", body).await;
        let user_of_it = world.accept("o@acme.example").await;
        assert_eq!(user_of_it.tenant, world.door("ours.localhost").await);
        let ask = world.ask(&user_of_it, &update::OPERATION).param("t", "Ours");
        let refused = ask.body(json!({ "color": "#000000" })).run().await.unwrap_err();
        assert_eq!(
            refused.known_code(),
            Some(Code::TenantNotFound),
            "it is the account's above: it does not exist here"
        );
        let owner = world.ask(&world.admin, &update::OPERATION).param("t", "Ours");
        assert_eq!(owner.body(json!({ "color": "#000000" })).run().await.unwrap().body["status"], "updated");
    }
}

#[tokio::test]
async fn t7_a_chosen_text_colour_is_refused_with_the_number_and_the_nearest_that_can_be_read() {
    for world in World::all().await {
        let tenant = |name: &str, brand: Value| {
            let body = json!({ "name": name, "domain": format!("{name}.localhost"), "brand": brand });
            world.ask(&world.admin, &tenants::create::OPERATION).body(body).run()
        };
        tenant("one", json!({ "color": "#0a7d4f", "on_color": "#f0fff8" })).await.unwrap();
        let refused = tenant("two", json!({ "color": "#888888", "on_color": "#ffffff" })).await.unwrap_err();
        let field = &refused.errors[0];
        assert_eq!((field.pointer.as_str(), field.code.as_str()), ("/brand/on_color", "contrast"));
        assert!(field.detail.contains("3.54 to 1") && field.detail.contains("4.5"), "{}", field.detail);

        let change =
            |body: Value| world.ask(&world.admin, &update::OPERATION).param("t", "one").body(body).run();
        // The stored text's colour counts against a new ground.
        let refused = change(json!({ "color": "#eeeeee" })).await.unwrap_err();
        assert_eq!(refused.errors[0].pointer, "/color");
        let nearest = refused.errors[0].detail.split("nearest ground for #f0fff8: ").nth(1).unwrap();
        let nearest = nearest.trim_end_matches('.').to_owned();
        let taken = change(json!({ "color": nearest })).await.unwrap();
        assert_eq!(taken.body["brand"]["color"], nearest, "what is offered is taken");
        let auto = change(json!({ "color": "#eeeeee", "on_color": null })).await.unwrap();
        assert_eq!(auto.body["brand"]["on_color"], "#000000");
        assert_eq!(auto.body["brand"]["contrast"], "18.09");
    }
}

#[tokio::test]
async fn t7_a_brand_has_a_layout_a_description_help_and_two_logos() {
    for world in World::all().await {
        let body = json!({ "name": "One", "domain": "one.localhost" });
        world.ask(&world.admin, &tenants::create::OPERATION).body(body).run().await.unwrap();
        let change =
            |body: Value| world.ask(&world.admin, &update::OPERATION).param("t", "One").body(body).run();
        let svg = BASE64.encode(
            b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/><script/></svg>",
        );
        let all = json!({
            "layout": "split", "description": "  Pedidos e notas ", "support": "help@one.example",
            "logo": svg, "logo_dark": png(200),
        });
        let set = change(all.clone()).await.unwrap().body["brand"].clone();
        assert_eq!((&set["layout"], &set["description"]), (&json!("split"), &json!("Pedidos e notas")));
        let (light, dark) = (set["logo_url"].as_str().unwrap(), set["logo_dark_url"].as_str().unwrap());
        assert!(light.ends_with(".svg") && dark.ends_with(".png"), "{light} {dark}");
        assert_eq!(change(all).await.unwrap().body["status"], "unchanged");
        let none = json!({ "description": null, "support": null, "logo_dark": null });
        let left = change(none).await.unwrap().body["brand"].clone();
        assert_eq!(
            (&left["description"], &left["support"], &left["logo_dark_url"]),
            (&Value::Null, &Value::Null, &Value::Null)
        );
        assert_eq!(left["logo_url"], light, "what is not named stays");
        for (body, pointer) in [
            (json!({ "layout": "fancy" }), "/layout"),
            (json!({ "support": "javascript:alert(1)" }), "/support"),
            (json!({ "description": "a\u{202e}b" }), "/description"),
            (json!({ "on_color": "white" }), "/on_color"),
            (json!({ "logo_dark": BASE64.encode(b"GIF89a") }), "/logo_dark"),
        ] {
            assert_eq!(change(body.clone()).await.unwrap_err().errors[0].pointer, pointer, "{body}");
        }
    }
}

/// An owner with a tenant, a shop below that uses it, and one beside the shop.
async fn shops(world: &World) -> (Actor, Actor, AccountId, String) {
    let mut body = reseller();
    body["owner"] = json!({ "email": "owner@acme.example" });
    let acme = world.account(&world.admin, world.master, "acme", body).await;
    let owner = world.accept("owner@acme.example").await;
    let new = json!({ "name": "Portal", "domain": "portal.localhost" });
    let made = world.ask(&owner, &platform::tenants::create::OPERATION).body(new).run().await.unwrap();
    let tenant = made.body["tenant"]["id"].as_str().unwrap().to_owned();
    let body = json!({ "owner": { "email": "keeper@shop.example" },
        "tenant": { "mode": "assigned", "tenant": "Portal" } });
    let shop = world.account(&owner, acme, "shop", body).await;
    (owner, world.accept("keeper@shop.example").await, shop, tenant)
}

#[tokio::test]
async fn t7_an_account_changes_what_it_was_let_change_and_nothing_by_default() {
    for world in World::all().await {
        let (owner, keeper, shop, tenant) = shops(&world).await;
        let adjust = |body: Value| world.ask(&keeper, &brand::adjust::OPERATION).body(body).run();
        let none = adjust(json!({ "color": "#204080" })).await.unwrap_err();
        assert_eq!((none.known_code(), none.errors[0].pointer.as_str()), (Some(Code::Forbidden), "/color"));
        let grant = |attributes: Value| {
            let ask = world.ask(&owner, &brand::grants::SET).param("t", "Portal").param("b", "shop");
            ask.body(json!({ "attributes": attributes })).run()
        };
        grant(json!(["support", "color"])).await.unwrap();
        assert_eq!(grant(json!(["color", "support", "color"])).await.unwrap().body["status"], "unchanged");
        let changed = adjust(json!({ "color": "#204080" })).await.unwrap();
        assert_eq!(changed.body["brand"]["color"], "#204080");
        assert_eq!(changed.body["brand"]["adjustable"], json!(["color", "support"]));
        // All or nothing: one attribute too many, and nothing is changed.
        let both = adjust(json!({ "color": "#802040", "layout": "split" })).await.unwrap_err();
        assert_eq!(both.errors.len(), 1, "{both:?}");
        let show = world.ask(&owner, &brand::show::OPERATION).param("t", "Portal").run().await.unwrap();
        assert_eq!((&show.body["color"], &show.body["layout"]), (&json!("#204080"), &json!("plain")));
        // The owner learns who it was, the account not who let it.
        let heard = world.ask(&owner, &platform::audit::list::OPERATION).run().await.unwrap();
        let entry = &heard.body["items"][0];
        assert_eq!((&entry["action"], &entry["actor"]["kind"]), (&json!("brand:update"), &json!("user")));
        assert_eq!(entry["target"], json!(tenant));
        let own = world.ask(&keeper, &platform::audit::list::OPERATION).run().await.unwrap();
        let told =
            own.body["items"].as_array().unwrap().iter().find(|e| e["action"] == "brand:grant").unwrap();
        assert_eq!(
            (&told["actor"], &told["after"]),
            (&json!({ "kind": "provider" }), &json!({ "adjustable": ["color", "support"] }))
        );
        let all = world.ask(&owner, &brand::grants::LIST).param("t", "Portal").run().await.unwrap();
        let expected =
            json!([{ "account": shop.to_string(), "path": "shop", "attributes": ["color", "support"] }]);
        assert_eq!(all.body["grants"], expected);
        // Taken away, it is as before.
        grant(json!([])).await.unwrap();
        assert_eq!(
            adjust(json!({ "color": "#802040" })).await.unwrap_err().known_code(),
            Some(Code::Forbidden)
        );
        let all = world.ask(&owner, &brand::grants::LIST).param("t", "Portal").run().await.unwrap();
        assert_eq!(all.body["grants"], json!([]));
    }
}

#[tokio::test]
async fn t7_a_grant_is_for_accounts_below_the_owner_that_use_the_tenant() {
    for world in World::all().await {
        let (owner, keeper, shop, _) = shops(&world).await;
        let grant = |to: String| {
            let ask = world.ask(&owner, &brand::grants::SET).param("t", "Portal").param("b", &to);
            ask.body(json!({ "attributes": ["color"] })).run()
        };
        let beside = world.account(&world.admin, world.master, "beside", json!({})).await;
        assert_eq!(grant(beside.to_string()).await.unwrap_err().known_code(), Some(Code::AccountNotFound));
        assert_eq!(grant(".".to_owned()).await.unwrap_err().errors[0].code, "owner");
        grant("shop".to_owned()).await.unwrap();
        // With another tenant the right is worth nothing there.
        let other = json!({ "name": "Other", "domain": "other.localhost" });
        world.ask(&owner, &platform::tenants::create::OPERATION).body(other).run().await.unwrap();
        let to = json!({ "tenant": { "mode": "assigned", "tenant": "Other" } });
        let update = world.ask(&owner, &platform::accounts::update::OPERATION).on(shop).body(to);
        update.run().await.unwrap();
        drop(keeper);
        let body = json!({ "color": "#204080" });
        let adjust = world.ask(&owner, &brand::adjust::OPERATION).on(shop).body(body).run().await;
        assert_eq!(adjust.unwrap_err().known_code(), Some(Code::Forbidden));
    }
}
