package org.nightdesk.setup;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.settings.Network;

/**
 * Whether a phone can open what the links in pages begin with, as far as the address itself tells; no name is looked up. Names that are
 * never public are those of RFC 6761, RFC 6762 and RFC 8375, and those without a dot.
 */
record BaseAddress(URI uri) {

    private static final List<Network> PRIVATE = Stream.of(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "169.254.0.0/16",
                    "fc00::/7",
                    "fe80::/10")
            .map(Network::of)
            .toList();
    private static final List<String> INSIDE = List.of(
            ".local",
            ".localdomain",
            ".lan",
            ".home.arpa",
            ".internal",
            ".intranet",
            ".corp",
            ".home",
            ".test",
            ".invalid");

    /** What is wrong with it. */
    enum Doubt {
        LOOPBACK,
        PRIVATE,
        PLAIN
    }

    static BaseAddress of(String address) {
        return new BaseAddress(URI.create(address));
    }

    /** The gravest first; empty when there is none. */
    List<Doubt> doubts() {
        return Stream.of(
                        Optional.of(Doubt.LOOPBACK).filter(doubt -> isLoopback()),
                        Optional.of(Doubt.PRIVATE).filter(doubt -> !isLoopback() && isPrivate()),
                        Optional.of(Doubt.PLAIN).filter(doubt -> !isLoopback() && !"https".equals(uri.getScheme())))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean isLoopback() {
        return host().equals("localhost")
                || host().endsWith(".localhost")
                || literal()
                        .filter(one -> one.isLoopbackAddress() || one.isAnyLocalAddress())
                        .isPresent();
    }

    private boolean isPrivate() {
        return literal()
                .map(one -> PRIVATE.stream().anyMatch(network -> network.contains(one)))
                .orElseGet(() -> !host().contains(".") || INSIDE.stream().anyMatch(host()::endsWith));
    }

    private String host() {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return host.replaceAll("^\\[|]$|\\.$", "");
    }

    private Optional<InetAddress> literal() {
        try {
            return host().matches("[0-9.]+|.*:.*")
                    ? Optional.of(Network.of(host()).base())
                    : Optional.empty();
        } catch (IllegalArgumentException onlyLooksLikeOne) {
            return Optional.empty();
        }
    }
}
