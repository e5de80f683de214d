package org.nightdesk.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.nightdesk.settings.Network;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Keeps outgoing calls out of the networks where they could do harm. It is the resolver of the HTTP client, so that the
 * address that was checked is the address that is connected to. Special-purpose networks as registered with IANA (RFC 6890).
 */
@Component
public class Guard implements DnsResolver {

    /** The name leads where calls may not go; the message is a sentence for whoever gave it, with the remedy. */
    public static final class Forbidden extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Forbidden(String message) {
            super(message);
        }
    }

    private static final List<Network> FORBIDDEN = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "::ffff:0:0:0/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::of)
            .toList();

    private final List<Network> allowed;

    Guard(Settings settings) {
        this.allowed = settings.allowPrivate().stream().map(Network::of).toList();
    }

    /** All addresses of the host; one forbidden among them forbids the host, so that a mixed answer gains nothing. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!mayBeReached(address)) {
                throw new Forbidden(sentence(host, address.getHostAddress()));
            }
        }
        return addresses;
    }

    private static String sentence(String host, String address) {
        return host + (host.equals(address) ? " is a private address" : " is the private address " + address)
                + ". To allow it, an administrator adds its network to NIGHTDESK_ALLOW_PRIVATE, such as " + address
                + "/" + (address.contains(":") ? 128 : 32) + ", and starts again.";
    }

    /** Why that host is not called, as far as that is known without asking anybody for its address; empty when it is called, or when that is seen only then. */
    public Optional<String> refuses(String host) {
        try {
            InetAddress known = host.equalsIgnoreCase("localhost")
                    ? InetAddress.getLoopbackAddress()
                    : InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
            return mayBeReached(known) ? Optional.empty() : Optional.of(sentence(host, known.getHostAddress()));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    // Java reads an IPv4-mapped IPv6 address (::ffff:10.0.0.1) as the IPv4 address it is.
    boolean mayBeReached(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address))
                || FORBIDDEN.stream().noneMatch(network -> network.contains(address));
    }
}
