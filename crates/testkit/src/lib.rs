//! A live platform for tests, hostile servers, fixtures.
