package org.nightdesk.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTests {

    private final Guard guard = new Guard(ChannelCast.settings("", "10.1.0.0/16", "fd00:1::7"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "::ffff:0:10.0.0.1",
                "::10.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd00:1::8",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:a00:1::"
            })
    void keepsOut(String address) {
        assertThat(guard.mayBeReached(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.1.2.3", "fd00:1::7", "93.184.215.14", "172.32.0.1", "2606:2800:21f::1", "::ffff:8.8.8.8"})
    void letsOut(String address) {
        assertThat(guard.mayBeReached(InetAddress.ofLiteral(address))).isTrue();
    }
}
