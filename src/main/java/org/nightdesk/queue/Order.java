package org.nightdesk.queue;

/** In which order a list stands. */
enum Order {
    DUE("", "By due time"),
    PRIORITY("priority", "By priority"),
    NEWEST("newest", "Newest first");

    private final String word;
    private final String title;

    Order(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** As it stands in the address; empty for the usual one. */
    String word() {
        return word;
    }

    String title() {
        return title;
    }

    /** What is not known is the usual one. */
    static Order of(String word) {
        for (Order order : values()) {
            if (order.word.equals(word)) {
                return order;
            }
        }
        return DUE;
    }
}
