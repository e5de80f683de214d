package org.nightdesk.command;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.nightdesk.settings.Settings;

/** The line that says that it runs, and where. */
final class Greeting {

    private Greeting() {}

    static void ready(PrintWriter output, Settings settings, int port) {
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        output.println(
                String.format(Locale.ROOT, "Nightdesk is ready at %s (%.1f s).", address(settings, port), seconds));
        output.flush();
    }

    /** The address for somebody at this machine; the port may have been chosen by the system. */
    static String address(Settings settings, int port) {
        return settings.port() == port || settings.baseUrl().isPresent()
                ? settings.address()
                : (settings.tls().isPresent() ? "https" : "http") + "://localhost:" + port;
    }
}
