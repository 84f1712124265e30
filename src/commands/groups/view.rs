//! How a group is shown.

use api::groups::Group;

use crate::{
    names,
    output::{Cell, Column, Sheet, View},
};

impl View for Group {
    const NOUN: &'static str = "group";
    const NOUNS: &'static str = "groups";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("GROUP", |g| Cell::name(&g.name)),
                Column::new("KIND", |g| Cell::text(kind(g))),
                Column::new("PERMISSIONS", |g| {
                    Cell::Number(i64::try_from(g.permissions.len()).unwrap_or(i64::MAX))
                }),
                Column::new("DESCRIPTION", |g| g.description.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::wide("ID", |g| Cell::text(&g.id)),
                Column::wide("CREATED", |g| Cell::time(g.created_at)),
                Column::wide("UPDATED", |g| Cell::time(g.updated_at)),
            ]
        }
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn sheet(&self) -> Sheet {
        let description = self.description.as_ref().map(Cell::text);
        let title = [Cell::text(&self.name), Cell::text(kind(self))].into_iter().chain(description);
        let mut sheet = Sheet::titled(title.collect());
        if !self.predefined {
            sheet = sheet.row("id", Cell::text(&self.id));
        }
        for (resource, verbs) in by_resource(self) {
            sheet = sheet.row(resource, Cell::text(verbs.join(", ")));
        }
        sheet = sheet
            .row("created", Cell::time(self.created_at))
            .row("last changed", Cell::time(self.updated_at));
        let sheet = sheet.more(format!("cron groups members {}", names::quoted(&self.name)));
        if self.predefined {
            sheet.more(format!("cron groups copy {} NAME", names::quoted(&self.name)))
        } else {
            sheet
        }
    }
}

fn kind(group: &Group) -> &'static str {
    if group.predefined { "predefined" } else { "own" }
}

/// The verbs of each resource, both in the catalogue's order.
fn by_resource(group: &Group) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut rows: Vec<(&str, Vec<&str>)> = Vec::new();
    for permission in &group.permissions {
        let (resource, verb) = permission.as_str().split_once(':').unwrap_or((permission.as_str(), ""));
        match rows.iter_mut().find(|(known, _)| *known == resource) {
            Some((_, verbs)) => verbs.push(verb),
            None => rows.push((resource, vec![verb])),
        }
    }
    rows
}
