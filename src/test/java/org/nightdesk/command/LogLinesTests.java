package org.nightdesk.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogLinesTests {

    @Test
    void isOneJsonObjectALineWithTheRequest() {
        LoggingEvent event = event("two\nlines \"quoted\"", new IllegalStateException("why"));
        event.setMDCPropertyMap(Map.of("request", "a1"));

        String line = json(event);

        assertThat(line.strip().lines()).hasSize(1);
        JsonNode read = new JsonMapper().readTree(line);
        assertThat(read.get("message").asString()).isEqualTo("two\nlines \"quoted\"");
        assertThat(read.get("request").asString()).isEqualTo("a1");
        assertThat(read.get("error").asString()).contains("IllegalStateException: why");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token nd_SECRETSECRETSECRET was used",
                "Authorization: Bearer SECRETSECRETSECRET",
                "cannot connect to smtp://bob:SECRETSECRET@mail.example.com:587",
                "No endpoint POST /alertmanager/SECRETSECRET/api/v2/alerts.",
                "GET /in/generic/SECRETSECRET failed",
                "GET /login/link/1.SECRETSECRET"
            })
    void cutsOutWhatOpensSomething(String message) {
        LoggingEvent event = event(message, new IllegalStateException(message));

        assertThat(json(event)).doesNotContain("SECRET").contains("***");
        TextLines text = new TextLines();
        text.start();
        assertThat(new String(text.encode(event), StandardCharsets.UTF_8)).doesNotContain("SECRET");
    }

    private static String json(LoggingEvent event) {
        JsonLines lines = new JsonLines();
        lines.start();
        return new String(lines.encode(event), StandardCharsets.UTF_8);
    }

    private static LoggingEvent event(String message, Throwable failure) {
        Logger logger = (Logger) LoggerFactory.getLogger("org.nightdesk.Test");
        return new LoggingEvent("here", logger, Level.ERROR, message, failure, new Object[0]);
    }
}
