//! `cron accounts import`, killed, mended, refused and tried out.

mod file;
mod killed;
mod reconcile;
mod relay;

/// Rows in layers below an account of the file's own: `layers[0]` rows directly below the acting account (it should be
/// one), each further layer below the first row of the one before. The file's text, and how many rows it has.
fn customers(prefix: &str, layers: &[usize]) -> (String, usize) {
    let mut text = "parent,slug,name,owner_email,roles,levels\n".to_owned();
    let mut parent = String::new();
    for (depth, rows) in layers.iter().enumerate() {
        let mut trunk = String::new();
        for row in 0..*rows {
            let slug = if depth == 0 { prefix.to_owned() } else { format!("d{depth}-{row}") };
            let levels = layers.len() - depth;
            text.push_str(&format!(
                "{parent},{slug},Customer {depth}.{row},{slug}@{prefix}.example,account-admin;subaccount-admin,{levels}\n"
            ));
            if row == 0 {
                trunk = if parent.is_empty() { slug } else { format!("{parent}/{slug}") };
            }
        }
        parent = trunk;
    }
    (text, layers.iter().sum())
}
