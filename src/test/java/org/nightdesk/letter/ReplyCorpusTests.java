package org.nightdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** 22 replies of email_reply_parser: the visible text of each, written down by hand before the cutter was run. */
class ReplyCorpusTests {

    @Test
    void cutsWhatWasNewlyWritten() throws IOException {
        JsonNode expected = json();
        Map<String, String> failing = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> mail : expected.properties()) {
            String text = new String(
                    Corpus.bytes(Corpus.path("reply-parser").resolve(mail.getKey())), StandardCharsets.UTF_8);
            Visible visible = Cut.of(text);
            String wanted = visible(text, mail.getValue());
            if (!squeezed(wanted).equals(squeezed(visible.reply()))) {
                failing.put(mail.getKey(), visible.reply());
            }
            assertThat(text.lines().filter(line -> !line.isBlank()).count())
                    .as("every line of %s is kept somewhere", mail.getKey())
                    .isEqualTo(lines(visible.reply()) + lines(visible.quoted()) + lines(visible.signature()));
        }

        System.out.printf("reply-parser: %d of %d cut exactly%n", expected.size() - failing.size(), expected.size());
        assertThat(failing).isEmpty();
    }

    /** The expectation names the first and last line that are shown, counted from 1; 0 and 0: none. */
    private static String visible(String text, JsonNode shown) {
        return String.join(
                "\n",
                text.lines()
                        .skip(shown.get(0).asInt() - 1L)
                        .limit(shown.get(1).asInt() - shown.get(0).asInt() + 1L)
                        .toList());
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static long lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).count();
    }

    private JsonNode json() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/letter/replies.json"))) {
            return new ObjectMapper().readTree(in);
        }
    }
}
