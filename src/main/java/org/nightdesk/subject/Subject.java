package org.nightdesk.subject;

/**
 * A thing that has a history: {@code kind} is the singular noun ("ticket", "page", "service"), {@code id} its
 * identity within the kind as shown in addresses. Neither is ever empty.
 */
public record Subject(String kind, String id) {

    public Subject {
        if (kind.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException("a subject needs a kind and an id: " + kind + ":" + id);
        }
    }

    public static Subject of(String kind, long id) {
        return new Subject(kind, Long.toString(id));
    }

    /** The form used as a live topic and in logs, for example {@code ticket:1042}. */
    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
