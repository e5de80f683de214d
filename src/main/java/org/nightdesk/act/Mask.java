package org.nightdesk.act;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Takes secrets out of what is kept, also in the forms in which they travel. */
public final class Mask {

    private static final String HIDDEN = "•••";

    private final Set<String> secrets =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** From now on this is hidden; an empty one hides nothing. */
    public void hide(String secret) {
        if (secret.isBlank()) {
            return;
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String json = JsonMapper.shared().writeValueAsString(secret);
        Stream.of(
                        List.of(secret, json.substring(1, json.length() - 1)),
                        List.of(
                                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                                URLEncoder.encode(secret, StandardCharsets.UTF_8)
                                        .replace("+", "%20")),
                        List.of(
                                Base64.getEncoder().encodeToString(bytes),
                                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)),
                        secret.lines()
                                .map(String::strip)
                                .filter(line -> line.length() > 7)
                                .toList())
                .flatMap(List::stream)
                .forEach(secrets::add);
    }

    /** So many letters has the longest form in which one of them travels; 0 when nothing is hidden. */
    public int longest() {
        return secrets.isEmpty() ? 0 : secrets.iterator().next().length();
    }

    /** Whether a line feed ends every one of them, so that none is spread over two lines. */
    public boolean isOneLine() {
        return secrets.stream().noneMatch(secret -> secret.indexOf('\n') >= 0);
    }

    /** The text without secrets. */
    public String of(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, HIDDEN);
        }
        return masked;
    }
}
