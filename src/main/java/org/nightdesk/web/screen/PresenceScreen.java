package org.nightdesk.web.screen;

import java.util.List;

/** Who else has a thing open; the topic is the thing's. */
public record PresenceScreen(String topic, List<Face> faces) {

    /** Nobody known yet: the page asks as soon as it is live. */
    public static PresenceScreen of(String topic) {
        return new PresenceScreen(topic, List.of());
    }

    /** {@code Tomás Kelly is writing}; {@code Tomás and Rohan are here}; empty when nobody is. */
    public String sentence() {
        List<String> writing = faces.stream()
                .filter(Face::writing)
                .map(face -> faces.size() == 1 ? face.name() : face.firstName())
                .toList();
        if (!writing.isEmpty()) {
            return join(writing) + (writing.size() == 1 ? " is writing" : " are writing");
        }
        List<String> here = faces.stream()
                .map(face -> faces.size() == 1 ? face.name() : face.firstName())
                .toList();
        return here.isEmpty() ? "" : join(here) + (here.size() == 1 ? " is here" : " are here");
    }

    private static String join(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** One who looks on, or writes. */
    public record Face(String name, boolean writing) {

        String firstName() {
            return name.split(" ", 2)[0];
        }
    }
}
