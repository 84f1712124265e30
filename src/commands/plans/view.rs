//! How a plan is shown.

use api::plans::Plan;

use crate::{
    names,
    output::{Cell, Column, Sheet, View},
};

impl View for Plan {
    const NOUN: &'static str = "plan";
    const NOUNS: &'static str = "plans";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("PLAN", |p| Cell::name(&p.name)),
                Column::new("ACCOUNTS", |p| Cell::Number(p.accounts)),
                Column::new("LIMITS", |p| Cell::text(limits(p))),
                Column::new("DESCRIPTION", |p| p.description.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::wide("RETENTION", |p| p.retention_days.map_or(Cell::Empty, Cell::Number)),
                Column::wide("FEATURES", |p| Cell::text(p.features.join(", "))),
                Column::wide("PRICES", |p| Cell::text(prices(p))),
                Column::wide("ID", |p| Cell::text(p.id.to_string())),
                Column::wide("UPDATED", |p| Cell::Time(p.updated_at)),
            ]
        }
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn sheet(&self) -> Sheet {
        let filled = |text: String| if text.is_empty() { Cell::Empty } else { Cell::text(text) };
        let days = self.retention_days.map(|days| format!("{days} days"));
        Sheet::titled(vec![Cell::text(&self.name), Cell::text(format!("{} accounts", self.accounts))])
            .row("id", Cell::text(self.id.to_string()))
            .row("description", Cell::maybe(self.description.as_ref()))
            .row("limits", filled(limits(self)))
            .row("retention", Cell::maybe(days))
            .row("features", filled(self.features.join(", ")))
            .row("prices", filled(prices(self)))
            .row("created", Cell::Time(self.created_at))
            .row("last changed", Cell::Time(self.updated_at))
            .more(format!("cron plans give {} ACCOUNT", names::quoted(&self.name)))
    }
}

fn limits(plan: &Plan) -> String {
    let told = plan.limits.iter().map(|(kind, max)| format!("{} {max}", kind.as_str().replace('_', "-")));
    told.collect::<Vec<_>>().join(" · ")
}

fn prices(plan: &Plan) -> String {
    let currency = plan.currency.as_deref().unwrap_or_default();
    let told = plan.prices.iter().map(|(meter, price)| format!("{meter} {price} {currency}"));
    told.collect::<Vec<_>>().join(" · ")
}
