package org.nightdesk.dialect;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.nightdesk.channel.Guard;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** Looks up hosts that may be connected to. */
@Component("databaseHosts")
public class Hosts {

    private final Guard guard;

    Hosts(Guard guard) {
        this.guard = guard;
    }

    /** Refused when it may not be connected to. The addresses that were checked are the ones to connect to: a second answer of the name server could be another. */
    public List<InetAddress> of(String host) {
        try {
            return Arrays.asList(guard.resolve(host));
        } catch (Guard.Forbidden forbidden) {
            throw Refused.invalid("host", String.valueOf(forbidden.getMessage()));
        } catch (UnknownHostException nowhere) {
            throw Refused.invalid("host", "No host is called " + host + ".");
        }
    }

    /** Connects to an address that was checked. */
    public interface Connecting {

        Connection to(InetAddress address) throws SQLException;
    }

    /** The first of a host's addresses that answers; throws what the last one said when none does. Refused as by {@link #of}. */
    public Connection first(String host, Connecting connecting) throws SQLException {
        SQLException last = new SQLException("there is no address");
        for (InetAddress one : of(host)) {
            try {
                return connecting.to(one);
            } catch (SQLException failed) {
                last = failed;
            }
        }
        throw last;
    }

    /** As it stands in a URL: RFC 3986, 3.2.2. */
    public static String written(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    /** The server did not let a login in, as a refusal in its words. */
    public static Refused out(Exception failed) {
        String message = String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " ");
        return Refused.invalid(
                "login", "The database did not let us in: " + (message.endsWith(".") ? message : message + "."));
    }
}
