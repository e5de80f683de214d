package org.nightdesk.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Style, script and pictures: each a single response whose address contains a hash of its content, so that browsers
 * may keep it for ever. Style sheets follow their own {@code @import} list, scripts {@code nightdesk.list}.
 */
public final class Assets {

    private static final String ROOT = "/assets/";
    private static final Pattern IMPORT = Pattern.compile("@import url\\(\"([^\"]+)\"\\)( layer\\((\\w+)\\))?;");
    private static final Map<String, Asset> BY_NAME = load();
    private static final Map<String, Asset> BY_FILE =
            BY_NAME.values().stream().collect(Collectors.toMap(Asset::file, asset -> asset));

    private Assets() {}

    /** The address of one of ours ({@code nightdesk.css}, {@code phone.css}, {@code sheet.css}, {@code nightdesk.js}, {@code icons.svg}). */
    public static String url(String name) {
        Asset asset = BY_NAME.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return ROOT + asset.file();
    }

    /** By the last part of its address. */
    static Optional<Asset> find(String file) {
        return Optional.ofNullable(BY_FILE.get(file));
    }

    /** What is sent; {@code packed} is the same bytes in gzip. */
    record Asset(String file, String type, byte[] bytes, byte[] packed) {}

    private static Map<String, Asset> load() {
        Map<String, Asset> all = new LinkedHashMap<>();
        put(all, "nightdesk.css", "text/css", style("nightdesk.css"));
        put(all, "phone.css", "text/css", style("phone.css"));
        put(all, "nightdesk.js", "text/javascript", script());
        put(all, "sheet.css", "text/css", read(ROOT + "css/sheet.css"));
        put(all, "live-worker.js", "text/javascript", read(ROOT + "js/live-worker.js"));
        put(all, "lanes.js", "text/javascript", read(ROOT + "js/lanes.js"));
        put(all, "phone.js", "text/javascript", read(ROOT + "js/phone.js"));
        put(all, "zone.js", "text/javascript", read(ROOT + "js/zone.js"));
        put(all, "htmx.js", "text/javascript", read("/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));
        put(all, "icons.svg", "image/svg+xml", read(ROOT + "icons.svg"));
        put(all, "mark.svg", "image/svg+xml", read(ROOT + "mark.svg"));
        for (String icon : new String[] {"icon-192.png", "icon-512.png", "icon-maskable-512.png"}) {
            put(all, icon, "image/png", bytes(ROOT + "app/" + icon));
        }
        return all;
    }

    private static void put(Map<String, Asset> all, String name, String type, String content) {
        put(all, name, type + ";charset=UTF-8", content.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(Map<String, Asset> all, String name, String type, byte[] bytes) {
        int dot = name.lastIndexOf('.');
        String file = name.substring(0, dot) + "." + hash(bytes) + name.substring(dot);
        all.put(name, new Asset(file, type, bytes, pack(bytes)));
    }

    private static String style(String sheet) {
        Matcher imports = IMPORT.matcher(read(ROOT + "css/" + sheet));
        return imports.replaceAll(found -> {
            String content = read(ROOT + "css/" + found.group(1));
            String layered = found.group(3) == null ? content : "@layer " + found.group(3) + " {\n" + content + "}\n";
            return Matcher.quoteReplacement(layered);
        });
    }

    /** Each behaviour stands in a block of its own: names stay apart, and there is one request instead of twenty. */
    private static String script() {
        return lines("js/nightdesk.list")
                .map(name -> "{\n" + read(ROOT + "js/" + name) + "}\n")
                .collect(Collectors.joining());
    }

    private static Stream<String> lines(String file) {
        return read(ROOT + file).lines().filter(line -> !line.isBlank());
    }

    private static String read(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing in the jar: " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
