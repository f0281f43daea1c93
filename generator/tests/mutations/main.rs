//! The real specs with one change each: what a reviewer could overlook has to be a finding.
//!
//! With `HOSTILE=all` in the environment, every mutation that is sampled otherwise is made.

mod declarations;
mod keys;
mod parameters;
mod real;
