package org.nightdesk.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One alert in the words of Alertmanager's API v2; without an end it fires. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Alert(
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        @Nullable Instant endsAt,
        String generatorURL) {

    static Alert firing(Map<String, String> labels, Map<String, String> annotations, Instant since) {
        return new Alert(labels, annotations, since, null, "http://prometheus.example/graph");
    }

    Alert endedAt(Instant at) {
        return new Alert(labels, annotations, startsAt, at, generatorURL);
    }
}
