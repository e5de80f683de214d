package org.nightdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * 163 mails of two other projects, held against what Python's email package reads in them
 * ({@code src/test/python/mail_expectations.py}, run before our reader was).
 */
class PythonCorpusTests {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void agreesWithAnIndependentReader() throws IOException {
        JsonNode expected = json("expected-by-python.json");
        JsonNode reasons = json("differences.json");
        Map<String, List<String>> unexplained = new TreeMap<>();
        int agreeing = 0;
        for (Map.Entry<String, JsonNode> mail : expected.properties()) {
            Path file = Corpus.path(mail.getKey());
            List<String> differences = Comparison.of(Letters.read(Corpus.bytes(file)), mail.getValue());
            agreeing += differences.isEmpty() ? 1 : 0;
            if (!differences.isEmpty() && !reasons.has(mail.getKey())) {
                unexplained.put(mail.getKey(), differences);
            }
        }

        System.out.printf(
                "php-imap and mail-gem: %d of %d as Python reads them, %d more where Python is wrong%n",
                agreeing, expected.size(), reasons.size());
        assertThat(unexplained).isEmpty();
        assertThat(agreeing + reasons.size()).isEqualTo(expected.size());
    }

    private JsonNode json(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/letter/" + name))) {
            return json.readTree(in);
        }
    }
}
