//! Typed HTTP client of the platform: sign-in flows, token refresh, requests.
