//! The operation type, written by hand for one call of each provider, and what it promises.
//!
//! `sitehost`, `hostway` and `gogrid` are what the generator's emitters follow, reduced to what shows the mechanism.
//! `plain` is a provider of our own making, with what those three do not use. The other modules are tests, none of
//! which does any I/O.

mod by_hand {
    //! The operations themselves.

    pub mod gogrid;
    pub mod hostway;
    pub mod plain;
    pub mod sitehost;
}

mod answers;
mod configuration;
mod drift;
mod envelopes;
mod failures;
mod paths;
mod requests;
mod secrets;
