package org.nightdesk.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends bad requests to every door and looks at the answers: never a 500, never a hang, always a problem in words; and a good alert in
 * the same batch as a bad one is kept.
 */
final class Fuzzing {

    /** {@code broken}: what should not have been, in words, with the request. {@code kept}: the good alerts that must be stored, each with what stood beside it and what was answered. */
    record Outcome(Map<Integer, Integer> statuses, List<String> broken, Map<String, String> kept) {}

    private static final String ALERT = """
            {"labels":{"alertname":"Fuzz","instance":"bad-%d","severity":"critical"},"annotations":{"summary":"s","description":"d"},\
            "startsAt":"2026-11-20T03:06:00Z","endsAt":"2036-11-20T03:06:00.5+01:00","generatorURL":"http://x.example/"}""";
    private static final String EVENT = """
            {"summary":"s %d","description":"d","dedup":"k %d","action":"fire","severity":"high","group":"g","labels":{"a":"b"},"url":"http://x.example"}""";
    // In one order, so that a seed says everything.
    private static final Map<String, String> API = new TreeMap<>(
            Map.of(
                    "/api/v1/people",
                            "{\"name\":\"A\",\"email\":\"fuzz-%d@x.example\",\"role\":\"agent\",\"timeZone\":\"Asia/Tokyo\",\"contactMethods\":[{\"kind\":\"email\",\"address\":\"a@x.example\",\"verified\":false}]}",
                    "/api/v1/teams", "{\"name\":\"Team %d\",\"members\":[\"per_1\"]}",
                    "/api/v1/services", "{\"name\":\"Fuzz %d\",\"tier\":2,\"dependsOn\":[\"everything-else\"]}",
                    "/api/v1/tickets",
                            "{\"kind\":\"incident\",\"title\":\"T %d\",\"description\":\"d\",\"service\":\"everything-else\",\"impact\":\"low\",\"urgency\":\"low\",\"tags\":[\"x\"]}",
                    "/api/v1/schedules",
                            "{\"name\":\"S %d\",\"timeZone\":\"Asia/Tokyo\",\"layers\":[{\"rotation\":{\"every\":{\"count\":1,\"unit\":\"weeks\"},\"handoverTime\":\"09:00\",\"start\":\"2026-11-20\"},\"people\":[\"per_1\"]}]}"));

    private static final JsonMapper LENIENT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(15_000)
                            .maxNumberLength(10_000)
                            .maxNameLength(5_000_000)
                            .build())
                    .build())
            .build();

    private final int port;
    private final String alerts;
    private final String token;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<String, String> kept = new TreeMap<>();

    /** {@code alerts}: the path of the Alertmanager door. */
    Fuzzing(int port, String alerts, String token) {
        this.port = port;
        this.alerts = alerts;
        this.token = token;
    }

    Outcome run(int requests, long seed) throws IOException {
        Mutations mutations = new Mutations(seed);
        String generic = alerts.replaceFirst("/alertmanager/([^/]+)/.*", "/in/generic/$1");
        String webhook = alerts.replaceFirst("/alertmanager/([^/]+)/.*", "/in/alertmanager/$1");
        List<Map.Entry<String, String>> api = List.copyOf(API.entrySet());
        try (Load.Client client = new Load.Client(port)) {
            for (int i = 0; i < requests; i++) {
                switch (i % 5) {
                    case 0 -> send(client, alerts, mutations.of("[" + ALERT.formatted(i) + "]"));
                    case 1 -> sendBeside(client, i, mutations.of(ALERT.formatted(i)));
                    case 2 -> send(client, generic, mutations.of(EVENT.formatted(i, i)));
                    case 3 -> {
                        var operation = api.get(i / 5 % api.size());
                        send(
                                client,
                                operation.getKey(),
                                mutations.of(operation.getValue().formatted(i)));
                    }
                    default ->
                        send(
                                client,
                                webhook,
                                mutations.of("{\"version\":\"4\",\"status\":\"firing\",\"alerts\":["
                                        + ALERT.formatted(i).replaceFirst("\\{", "{\"status\":\"firing\",")
                                        + "]}"));
                }
            }
        }
        return new Outcome(statuses, broken, kept);
    }

    // Two good ones around a bad one. Where the bad one breaks the list itself nobody can tell them apart, and all are
    // refused.
    private void sendBeside(Load.Client client, int i, byte[] bad) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("[" + good("first-" + i) + ",").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bad);
        body.writeBytes(("," + good("last-" + i) + "]").getBytes(StandardCharsets.UTF_8));
        int status = send(client, alerts, body.toByteArray());
        String what = status + " " + client.body() + "\n    " + shown(bad);
        if (status == 200 || status == 400) {
            kept.put("first-" + i, what);
        }
        // A quote that was cut or flipped may turn what follows into text.
        if (body.size() < 5_000_000 && isWhole(bad)) {
            kept.put("last-" + i, what);
        }
    }

    // At least one value, and commas between, whatever stands in them: where there is none, the list itself is broken.
    private static boolean isWhole(byte[] bad) {
        try {
            return !LENIENT.readTree("[" + new String(bad, StandardCharsets.UTF_8) + "]")
                    .isEmpty();
        } catch (JacksonException broken) {
            return false;
        }
    }

    private static String good(String instance) {
        return "{\"labels\":{\"alertname\":\"Good\",\"instance\":\"" + instance + "\",\"severity\":\"critical\"}}";
    }

    private int send(Load.Client client, String path, byte[] body) throws IOException {
        long before = System.nanoTime();
        String headers = "Content-Type: application/json\r\n"
                + (path.startsWith("/api/") ? "Authorization: Bearer " + token + "\r\n" : "");
        int status;
        try {
            status = client.send("POST", path, headers, body);
        } catch (IOException cut) {
            // A body that is refused unread may end the connection before its end is written.
            status = body.length > 1_000_000 ? 413 : 0;
        }
        long millis = (System.nanoTime() - before) / 1_000_000;
        statuses.merge(status, 1, Integer::sum);
        judge(path, body, status, millis, client.body());
        return status;
    }

    private void judge(String path, byte[] body, int status, long millis, String answer) {
        boolean refusedInWords = status < 400 || status == 413 || answer.length() > 10;
        boolean fine = status >= 200 && status < 500 && refusedInWords && millis < 10_000;
        if (!fine || status == 401 || status == 404) {
            broken.add(status + " after " + millis + " ms at " + path.replaceAll("/[^/]{20,}", "/…") + ": "
                    + answer.lines().findFirst().orElse("") + "\n    " + shown(body));
        }
    }

    private static String shown(byte[] body) {
        return new String(body, 0, Math.min(body.length, 1_000), StandardCharsets.ISO_8859_1)
                .replaceAll("\\p{Cntrl}", "?");
    }
}
