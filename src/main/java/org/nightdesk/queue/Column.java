package org.nightdesk.queue;

/** What a list may tell of a ticket beside its due time, priority, number and title, which it always tells. */
enum Column {
    SERVICE("Service"),
    CUSTOMER("Customer"),
    WHOSE("Whose"),
    AGE("Age"),
    TEAM("Team"),
    STATE("State"),
    WAITING("Waits for"),
    TAGS("Tags"),
    KIND("Kind"),
    CHANGED("Changed");

    private final String title;

    Column(String title) {
        this.title = title;
    }

    /** As it stands in the address, the API and the database. */
    String word() {
        return Words.of(this);
    }

    String title() {
        return title;
    }
}
