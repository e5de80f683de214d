package org.nightdesk.runner;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a host is to do. {@code attempt} names it when its result is brought; {@code hidden} must not be seen of what it writes; it may take so many {@code seconds}. */
record Order(
        long attempt,
        List<String> argv,
        Map<String, String> environment,
        String input,
        List<String> hidden,
        int seconds) {

    static Order read(JsonNode order) {
        return new Order(
                order.at("/attempt").asLong(),
                texts(order.at("/argv")),
                order.at("/environment").properties().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().asString())),
                order.at("/input").asString(""),
                texts(order.at("/hidden")),
                order.at("/seconds").asInt());
    }

    private static List<String> texts(JsonNode list) {
        return list.values().stream().map(JsonNode::asString).toList();
    }

    @Override
    public String toString() {
        return String.join(" ", argv);
    }
}
