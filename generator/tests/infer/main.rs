//! `infer`: what is printed is what the answers say, and passes the generator's own checks with them.

mod compare;
mod harness;
mod printed;
mod random;
mod real;
