//! Brands (Rule T7).

use api::problem::Code;
use data_encoding::BASE64;
use platform::{
    brand::{show, update},
    tenants,
};
use serde_json::{Value, json};

use crate::common::{World, reseller};

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
