//! `gateway openapi`

use super::gateway;

#[test]
fn prints_the_document_without_any_settings() {
    let output = gateway().arg("openapi").output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), gateway::openapi::document_text().unwrap());
}
