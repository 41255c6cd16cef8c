//! The player's input, injected into the display as real key, button and motion events.

mod injector;
mod key_table;
mod keys;
mod own_layout;
mod pointer;
mod queue;
mod typist;
mod wheel;

pub(crate) use self::injector::Injector;
