//! The doors: HTTP routes, pages, middleware, and the parts put together.
