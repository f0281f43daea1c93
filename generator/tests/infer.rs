//! `infer`: what is printed is what the answers say, and passes the generator's own checks with them.

#[path = "infer/compare.rs"]
mod compare;
#[path = "infer/harness.rs"]
mod harness;
#[path = "infer/printed.rs"]
mod printed;
#[path = "infer/random.rs"]
mod random;
#[path = "infer/real.rs"]
mod real;
