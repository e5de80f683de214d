package org.nightdesk.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.settings.Network;
import org.nightdesk.settings.Settings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Believes a trusted proxy who the caller is ({@code X-Forwarded-For}) and how it came ({@code X-Forwarded-Proto}). Anybody else could
 * write those headers, so from anybody else they mean nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Forwarded extends OncePerRequestFilter {

    private final List<Network> trusted;

    Forwarded(Settings settings) {
        this.trusted = settings.trustedProxies().stream().map(Network::of).toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(isTrusted(request.getRemoteAddr()) ? new Original(request) : request, response);
    }

    private boolean isTrusted(String address) {
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            return trusted.stream().anyMatch(network -> network.contains(literal));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    // Each proxy adds whom it heard on the right: the caller is the first from there that is no proxy of ours.
    private String caller(HttpServletRequest request) {
        List<String> way = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
        String caller = request.getRemoteAddr();
        for (String address : way.reversed()) {
            if (!isTrusted(caller) || !isAddress(address)) {
                return caller;
            }
            caller = address;
        }
        return caller;
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /** The request as it was before the proxy. */
    private final class Original extends HttpServletRequestWrapper {

        private final String address;
        private final String scheme;

        Original(HttpServletRequest request) {
            super(request);
            this.address = caller(request);
            this.scheme = Optional.ofNullable(request.getHeader("X-Forwarded-Proto"))
                    .filter(proto -> proto.equals("https") || proto.equals("http"))
                    .orElse(request.getScheme());
        }

        @Override
        public String getRemoteAddr() {
            return address;
        }

        @Override
        public String getRemoteHost() {
            return address;
        }

        @Override
        public String getScheme() {
            return scheme;
        }

        @Override
        public boolean isSecure() {
            return scheme.equals("https");
        }
    }
}
