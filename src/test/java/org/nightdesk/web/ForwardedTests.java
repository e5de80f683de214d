package org.nightdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightdesk.settings.Settings;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whom a request comes from, when proxies at 10.0.0.0/8 are trusted. */
class ForwardedTests {

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            198.51.100.7 | 203.0.113.9                       | 198.51.100.7
            10.0.0.2     | 203.0.113.9                       | 203.0.113.9
            10.0.0.2     | 203.0.113.9, 10.0.0.3             | 203.0.113.9
            10.0.0.2     | 192.0.2.66, 203.0.113.9, 10.0.0.3 | 203.0.113.9
            10.0.0.2     | not-an-address                    | 10.0.0.2
            10.0.0.2     | ''                                | 10.0.0.2
            10.0.0.2     | 2001:db8::7                       | 2001:db8::7
            """)
    void believesTrustedProxiesOnly(String sender, String header, String caller) throws Exception {
        assertThat(through(sender, header).getRemoteAddr()).isEqualTo(caller);
    }

    @Test
    void knowsThatTheProxyWasReachedSafely() throws Exception {
        assertThat(through("10.0.0.2", "203.0.113.9").isSecure()).isTrue();
        assertThat(through("198.51.100.7", "203.0.113.9").isSecure()).isFalse();
    }

    private ServletRequest through(String sender, String header) throws Exception {
        Forwarded forwarded = new Forwarded(
                Settings.read(Map.of("NIGHTDESK_DATA", data.toString(), "NIGHTDESK_TRUSTED_PROXIES", "10.0.0.0/8")));
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(sender);
        request.addHeader("X-Forwarded-For", header);
        request.addHeader("X-Forwarded-Proto", "https");
        MockFilterChain chain = new MockFilterChain();
        forwarded.doFilter(request, new MockHttpServletResponse(), chain);
        return Objects.requireNonNull(chain.getRequest());
    }
}
