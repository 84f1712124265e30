//! Logs: off unless asked for, to standard error or to a file; never a secret in them.

use tracing_subscriber::{EnvFilter, Layer as _, layer::SubscriberExt as _, util::SubscriberInitExt as _};

use crate::{os, settings::Settings};

/// Starts logging when `-v`, `CRON_LOG` or `--log-file` asks for it.
pub(crate) fn start(settings: &Settings) {
    let filter = match (&settings.log, &settings.log_file) {
        (None, None) => return,
        (Some(filter), _) => filter.value.clone(),
        (None, Some(_)) => "info".to_owned(),
    };
    let Ok(filter) = EnvFilter::try_new(filter) else { return };
    let file = settings.log_file.as_ref().and_then(|path| os::append_private(&path.value).ok());
    let layer = match file {
        Some(file) => tracing_subscriber::fmt::layer().with_ansi(false).with_writer(file).boxed(),
        None => tracing_subscriber::fmt::layer().with_ansi(false).with_writer(std::io::stderr).boxed(),
    };
    let _ = tracing_subscriber::registry().with(layer.with_filter(filter)).try_init();
}
