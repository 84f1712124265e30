//! The order in which rows go out: a child only after its parent, in batches (`cli.md`, changing things).

use std::collections::HashMap;

use super::file::Row;

/// The most items that a batch takes (`api.md`, bulk).
pub(super) const BATCH: usize = 100;

/// A row's parent, where it is to be made by the same file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parent {
    /// An account that is there: the acting one, or one below it.
    Existing,
    /// The row at that place.
    Row(usize),
}

/// Rows by depth: everything in one layer can go out at once.
#[derive(Debug)]
pub(super) struct Order {
    /// The parent of each row.
    pub(super) parents: Vec<Parent>,
    /// Places of rows, layer by layer.
    pub(super) layers: Vec<Vec<usize>>,
}

/// Orders rows. A path is longer than its parent's, so there is no cycle.
pub(super) fn order(rows: &[Row]) -> Order {
    let places: HashMap<String, usize> =
        rows.iter().enumerate().map(|(place, row)| (row.path(), place)).collect();
    let parents: Vec<Parent> = rows
        .iter()
        .map(|row| places.get(&row.parent).map_or(Parent::Existing, |place| Parent::Row(*place)))
        .collect();
    let mut by_length: Vec<usize> = (0..rows.len()).collect();
    by_length.sort_by_key(|place| rows[*place].path().split('/').count());
    let mut depths = vec![0_usize; rows.len()];
    let mut layers: Vec<Vec<usize>> = Vec::new();
    for place in by_length {
        if let Parent::Row(parent) = parents[place] {
            depths[place] = depths[parent] + 1;
        }
        if layers.len() <= depths[place] {
            layers.resize_with(depths[place] + 1, Vec::new);
        }
        layers[depths[place]].push(place);
    }
    for layer in &mut layers {
        layer.sort_unstable();
    }
    Order { parents, layers }
}
