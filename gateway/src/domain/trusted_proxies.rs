//! From which address a request comes, when it came through proxies.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use ipnet::IpNet;

/// The proxies whose `X-Forwarded-For` is believed. Without any, the address is that of the connection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

/// A text that is no list of addresses and networks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is neither an address nor a network such as `10.0.0.0/8`")]
pub struct InvalidNetwork(String);

impl TrustedProxies {
    /// Where the request comes from: each proxy adds at the end of `X-Forwarded-For` whom it was called by, so the last
    /// one that is no proxy of ours is the client. What stands before it, anybody may have written.
    pub fn client<'a>(&self, peer: IpAddr, forwarded: impl DoubleEndedIterator<Item = &'a str>) -> IpAddr {
        let mut address = peer.to_canonical();
        for hop in forwarded.flat_map(|line| line.split(',')).rev() {
            if !self.trusts(address) {
                break;
            }
            // Nonsense was written by somebody before our proxy, or by one that is set up wrongly: it stands for itself.
            let Some(before) = parse(hop.trim()) else { break };
            address = before.to_canonical();
        }
        address
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

impl FromStr for TrustedProxies {
    type Err = InvalidNetwork;

    fn from_str(text: &str) -> Result<Self, InvalidNetwork> {
        let networks = text.split(',').map(str::trim).map(|item| {
            let network = item.parse::<IpNet>().or_else(|_| item.parse::<IpAddr>().map(IpNet::from));
            network.map_err(|_| InvalidNetwork(item.to_owned()))
        });
        networks.collect::<Result<_, _>>().map(Self)
    }
}

/// An address as proxies write it, some with a port.
fn parse(hop: &str) -> Option<IpAddr> {
    let bare = hop.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(hop, |(address, _)| address);
    bare.parse().ok().or_else(|| hop.parse::<std::net::SocketAddr>().ok().map(|address| address.ip()))
}

/// What one line leads to: an IPv4 address, or the /64 that one customer has all of (RFC 6177).
#[must_use]
pub fn line_of(address: IpAddr) -> IpAddr {
    const OF_ONE_LINE: u128 = !(u64::MAX as u128);
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & OF_ONE_LINE).into(),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn client(proxies: &str, peer: &str, forwarded: &[&str]) -> String {
        let proxies = if proxies.is_empty() { TrustedProxies::default() } else { proxies.parse().unwrap() };
        proxies.client(peer.parse().unwrap(), forwarded.iter().copied()).to_string()
    }

    #[rstest]
    #[case::no_proxy("", "9.9.9.9", &["1.2.3.4"], "9.9.9.9")]
    #[case::stranger("10.0.0.0/8", "9.9.9.9", &["1.2.3.4"], "9.9.9.9")]
    #[case::one("10.0.0.0/8", "10.0.0.1", &["1.2.3.4"], "1.2.3.4")]
    #[case::invented_before("10.0.0.0/8", "10.0.0.1", &["6.6.6.6, 1.2.3.4"], "1.2.3.4")]
    #[case::invented_proxy("10.0.0.0/8", "10.0.0.1", &["10.0.0.2, 1.2.3.4"], "1.2.3.4")]
    #[case::two("10.0.0.0/8", "10.0.0.1", &["1.2.3.4, 10.0.0.2"], "1.2.3.4")]
    #[case::two_lines("10.0.0.1,10.0.0.2", "10.0.0.1", &["6.6.6.6, 1.2.3.4", "10.0.0.2"], "1.2.3.4")]
    #[case::proxies_only("10.0.0.0/8", "10.0.0.1", &["10.0.0.3"], "10.0.0.3")]
    #[case::nothing("10.0.0.0/8", "10.0.0.1", &[], "10.0.0.1")]
    #[case::nonsense("10.0.0.0/8", "10.0.0.1", &["1.2.3.4, unknown"], "10.0.0.1")]
    #[case::port("10.0.0.0/8", "10.0.0.1", &["1.2.3.4:5678"], "1.2.3.4")]
    #[case::version_6("::1", "::1", &["[2001:db8::7]:443"], "2001:db8::7")]
    #[case::bracketed("::1", "::1", &["[2001:db8::7]"], "2001:db8::7")]
    #[case::mapped("10.0.0.0/8", "::ffff:10.0.0.1", &["::ffff:1.2.3.4"], "1.2.3.4")]
    fn the_client_is_the_last_who_is_no_proxy_of_ours(
        #[case] proxies: &str,
        #[case] peer: &str,
        #[case] forwarded: &[&str],
        #[case] expected: &str,
    ) {
        assert_eq!(client(proxies, peer, forwarded), expected);
    }

    #[rstest]
    #[case("proxy.example")]
    #[case("10.0.0.0/33")]
    #[case("10.0.0.1,")]
    fn only_addresses_and_networks_can_be_trusted(#[case] text: &str) {
        assert!(text.parse::<TrustedProxies>().is_err());
    }

    #[rstest]
    #[case("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    #[case("1.2.3.4", "1.2.3.4")]
    fn a_line_is_an_address_or_a_64(#[case] address: &str, #[case] line: &str) {
        assert_eq!(line_of(address.parse().unwrap()).to_string(), line);
    }
}
