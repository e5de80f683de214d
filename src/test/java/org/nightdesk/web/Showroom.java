package org.nightdesk.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Assets.Asset;
import org.nightdesk.web.screen.Frame;

/**
 * Shows screens made from records by hand, without a node: a small server with the templates, the assets and the content policy of the
 * real one. The address of a screen goes to {@code Chromium.tab}.
 */
public final class Showroom {

    /** Friday night, 03:12 in Dublin. */
    public static final Instant NIGHT = Instant.parse("2026-11-20T03:12:00Z");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final Map<String, String> PAGES = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = open();

    private Showroom() {}

    /** Where the screens hang. */
    public static String address() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    /** Hangs a screen at a path. */
    public static void hang(String path, String template, Object screen, Frame frame) {
        PAGES.put(path, html(template, screen, frame));
    }

    /** The screen as HTML. */
    public static String html(String template, Object screen, Frame frame) {
        StringOutput page = new StringOutput();
        boolean framed = TEMPLATES.getParamInfo(template + ".jte").containsKey("frame");
        TEMPLATES.render(
                template + ".jte", framed ? Map.of("frame", frame, "screen", screen) : Map.of("screen", screen), page);
        return page.toString();
    }

    /** Aoife, an agent in Dublin, with Pune in the bar; nothing waits for her. */
    public static Frame frame() {
        return new Frame(
                Optional.of(aoife()),
                new Times(
                        NIGHT,
                        Place.of(ZoneId.of("Europe/Dublin")),
                        List.of(new Place("Pune", ZoneId.of("Asia/Kolkata")))),
                "/",
                "token",
                "",
                List.of(new MenuItem(MenuItem.Section.YOURS, 1, "Your profile", "/profile", Role.REQUESTER)),
                Optional.empty(),
                Optional.empty(),
                java.util.List.of());
    }

    public static Viewer aoife() {
        return new Viewer(Actor.person(1, "Aoife Brennan"), Role.AGENT, Set.of(Viewer.STAFF));
    }

    private static HttpServer open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", Showroom::answer);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<Asset> asset = Assets.find(path.replace("/assets/", ""));
        byte[] page = PAGES.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        byte[] body = asset.map(Asset::bytes).orElse(page);
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("Content-Type", asset.map(Asset::type).orElse("text/html;charset=UTF-8"));
        exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
