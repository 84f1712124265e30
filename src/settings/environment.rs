//! The environment, read once.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// The process's variables and current folder, as they were at the start.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    variables: BTreeMap<String, String>,
    current_dir: PathBuf,
}

impl Environment {
    /// The process's own. Variables that are no Unicode are passed over.
    #[must_use]
    pub fn of_process() -> Self {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Self { variables, current_dir: std::env::current_dir().unwrap_or_default() }
    }

    /// Another one, for tests.
    #[must_use]
    pub fn of(variables: &[(&str, &str)], current_dir: &Path) -> Self {
        let variables = variables.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        Self { variables, current_dir: current_dir.to_owned() }
    }

    /// A variable that is set and not empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        self.variables.get(name).filter(|v| !v.is_empty()).cloned()
    }

    /// A variable that says yes or no; anything but `0`, `false`, `no` says yes.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.get(name).map(|v| !matches!(v.to_ascii_lowercase().as_str(), "0" | "false" | "no"))
    }

    /// The folder that the program was started in.
    #[must_use]
    pub fn current_dir(&self) -> &Path {
        &self.current_dir
    }
}
