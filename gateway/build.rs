//! Tells cargo that what is embedded has changed: the macros that embed see only the files they found last time.

fn main() {
    println!("cargo::rerun-if-changed=web/dist");
    println!("cargo::rerun-if-changed=../migrations");
}
