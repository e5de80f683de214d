package org.nightdesk.dialect;

import java.net.InetAddress;
import java.net.UnknownHostException;
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

    /** The server did not let a login in, as a refusal in its words. */
    public static Refused out(Exception failed) {
        String message = String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " ");
        return Refused.invalid(
                "login", "The database did not let us in: " + (message.endsWith(".") ? message : message + "."));
    }
}
