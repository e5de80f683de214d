package org.nightdesk.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import org.nightdesk.Nightdesk;
import org.nightdesk.engine.Ticking;
import org.nightdesk.settings.Settings;
import picocli.CommandLine.Command;

/** What the launcher records for its cache of loaded classes: a start, the first pages, a stop; on a folder of its own. */
@Command(name = "warm-up", hidden = true)
class WarmUpCommand implements Runnable {

    private static final List<String> PAGES = List.of("/health/ready", "/metrics", "/", "/login", "/api/v1/tickets");

    @Override
    public void run() {
        try (Throwaway folder = Throwaway.create()) {
            Settings settings = folder.settings(0);
            try (var node = Nightdesk.start(settings, InstantSource.system(), Ticking.BY_ITSELF);
                    HttpClient client = HttpClient.newHttpClient()) {
                for (String page : PAGES) {
                    visit(client, "http://localhost:" + Nightdesk.port(node) + page);
                }
            }
        }
    }

    private static void visit(HttpClient client, String address) {
        try {
            client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
