//! Where executors are looked for, and which addresses are found there.

use std::fmt;
use std::io;
use std::net::SocketAddr;

use futures_util::future::BoxFuture;

/// One configured place: a host and a port. A name may stand for several addresses, as that of a headless service does;
/// each is an executor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExecutorSite {
    host: String,
    port: u16,
}

impl ExecutorSite {
    /// A place by the host as it stands in a URL, where IPv6 addresses are in brackets.
    #[must_use]
    pub fn new(host: &str, port: u16) -> Self {
        let host = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
        Self { host: host.to_owned(), port }
    }

    /// The executors' addresses here now.
    pub(super) async fn addresses(&self, resolver: &dyn Resolver) -> io::Result<Vec<SocketAddr>> {
        let found = resolver.resolve(&self.host, self.port).await?;
        // A host that has addresses of both families is one executor and not two.
        let newer_only = !found.iter().any(SocketAddr::is_ipv4);
        Ok(found.into_iter().filter(|address| newer_only || address.is_ipv4()).collect())
    }
}

impl fmt::Display for ExecutorSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

/// Finds the addresses behind a host name.
pub trait Resolver: Send + Sync + 'static {
    /// Every address of `host`, each with `port`.
    fn resolve<'a>(&'a self, host: &'a str, port: u16) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>>;
}

/// The resolver of the system.
pub struct SystemResolver;

impl Resolver for SystemResolver {
    fn resolve<'a>(&'a self, host: &'a str, port: u16) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>> {
        Box::pin(async move { Ok(tokio::net::lookup_host((host, port)).await?.collect()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed(&'static [&'static str]);

    impl Resolver for Fixed {
        fn resolve<'a>(&'a self, _: &'a str, port: u16) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>> {
            let found = self.0.iter().map(|text| SocketAddr::new(text.parse().unwrap(), port)).collect();
            Box::pin(async move { Ok(found) })
        }
    }

    #[rstest::rstest]
    #[case(&["10.0.0.1", "10.0.0.2"], &["10.0.0.1:7", "10.0.0.2:7"])]
    #[case(&["::1", "127.0.0.1"], &["127.0.0.1:7"])]
    #[case(&["fd00::1", "fd00::2"], &["[fd00::1]:7", "[fd00::2]:7"])]
    #[case(&[], &[])]
    #[tokio::test]
    async fn each_address_is_an_executor(
        #[case] found: &'static [&'static str],
        #[case] executors: &'static [&'static str],
    ) {
        let addresses = ExecutorSite::new("executor", 7).addresses(&Fixed(found)).await.unwrap();
        assert_eq!(addresses.iter().map(ToString::to_string).collect::<Vec<_>>(), executors);
    }

    #[rstest::rstest]
    #[case("[::1]", "[::1]:7")]
    #[case("127.0.0.2", "127.0.0.2:7")]
    #[tokio::test]
    async fn an_address_is_its_own_name(#[case] host: &str, #[case] address: &str) {
        let site = ExecutorSite::new(host, 7);
        assert_eq!(site.to_string(), address);
        assert_eq!(site.addresses(&SystemResolver).await.unwrap(), [address.parse().unwrap()]);
    }
}
