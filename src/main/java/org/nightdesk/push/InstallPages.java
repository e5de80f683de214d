package org.nightdesk.push;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Assets;
import org.nightdesk.web.OpenRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What makes the pages an app on a phone: the manifest, and the service worker that takes pushes. The worker's address never changes. */
@RestController
class InstallPages {

    private static final String WORKER = read("/assets/js/service-worker.js");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");

    @Bean
    static OpenRoute manifestOfTheApp() {
        return OpenRoute.forBrowsers("/manifest.webmanifest");
    }

    @Bean
    static OpenRoute serviceWorker() {
        return OpenRoute.forBrowsers("/service-worker.js");
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<Map<String, Object>> manifest() {
        return ResponseEntity.ok()
                .contentType(MANIFEST)
                .cacheControl(CacheControl.noCache())
                .body(Map.of(
                        "name", "Nightdesk",
                        "short_name", "Nightdesk",
                        "id", "/",
                        "start_url", "/",
                        "scope", "/",
                        "display", "standalone",
                        "background_color", "#111418",
                        "theme_color", "#111418",
                        "icons",
                                List.of(
                                        icon("icon-192.png", "192x192", "any"),
                                        icon("icon-512.png", "512x512", "any"),
                                        icon("icon-maskable-512.png", "512x512", "maskable"))));
    }

    private static Map<String, String> icon(String name, String sizes, String purpose) {
        return Map.of("src", Assets.url(name), "sizes", sizes, "type", "image/png", "purpose", purpose);
    }

    @GetMapping("/service-worker.js")
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.noCache())
                .body(WORKER);
    }

    private static String read(String resource) {
        try (InputStream stream = InstallPages.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing in the jar: " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
