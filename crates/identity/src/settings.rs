//! How long things live and how often they may be asked for.

use domain::times;
use jiff::SignedDuration;

/// The provider's settings. One value per process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Life of an access token (`--access-token-ttl`): 1 to 300 s, 300 s unless said otherwise.
    pub access_ttl: SignedDuration,
    /// For how long a session lives without a refresh: 30 days unless said otherwise.
    pub refresh_ttl: SignedDuration,
    /// Seconds between polls of a device (`--device-interval`): at least 1, 5 unless said otherwise.
    pub device_interval: u32,
    /// Life of a device code and its user code: at most, and unless said otherwise, 15 minutes.
    pub device_ttl: SignedDuration,
    /// Life of an authorization code: 60 s.
    pub code_ttl: SignedDuration,
    /// Life of a browser's sign-in: 8 hours.
    pub browser_ttl: SignedDuration,
}

/// Settings that no provider can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// Access tokens live for 1 to 300 s (`api.md`).
    #[error("access tokens live for 1 s to 300 s")]
    AccessTtl,
    /// Device codes live for at most 15 minutes (TOK-1).
    #[error("device codes live for 1 s to 15 minutes")]
    DeviceTtl,
    /// The interval is 1 to 60 s.
    #[error("the interval of device polls is 1 s to 60 s")]
    DeviceInterval,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            access_ttl: times::ACCESS_TOKEN,
            refresh_ttl: SignedDuration::from_hours(30 * 24),
            device_interval: 5,
            device_ttl: times::DEVICE_CODE,
            code_ttl: SignedDuration::from_secs(60),
            browser_ttl: SignedDuration::from_hours(8),
        }
    }
}

impl Settings {
    /// These settings, when a provider can have them.
    ///
    /// # Errors
    /// Which one it cannot have.
    pub fn checked(self) -> Result<Self, SettingsError> {
        let second = SignedDuration::from_secs(1);
        if self.access_ttl < second || self.access_ttl > times::ACCESS_TOKEN {
            return Err(SettingsError::AccessTtl);
        }
        if self.device_ttl < second || self.device_ttl > times::DEVICE_CODE {
            return Err(SettingsError::DeviceTtl);
        }
        if !(1..=60).contains(&self.device_interval) {
            return Err(SettingsError::DeviceInterval);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s5_no_setting_makes_tokens_live_longer_than_the_rules_allow() {
        let good = Settings::default();
        assert_eq!(good.checked(), Ok(good));
        let long = Settings { access_ttl: SignedDuration::from_secs(301), ..good };
        assert_eq!(long.checked(), Err(SettingsError::AccessTtl));
        let long = Settings { device_ttl: SignedDuration::from_mins(16), ..good };
        assert_eq!(long.checked(), Err(SettingsError::DeviceTtl));
        let none = Settings { device_interval: 0, ..good };
        assert_eq!(none.checked(), Err(SettingsError::DeviceInterval));
    }
}
