package org.nightdesk.queue;

import org.nightdesk.desk.Queue.Sort;

/** In which order a list stands. */
enum Order {
    DUE("By due time", Sort.DUE),
    PRIORITY("By priority", Sort.PRIORITY),
    NEWEST("Newest first", Sort.NEWEST);

    private final String title;
    private final Sort sort;

    Order(String title, Sort sort) {
        this.title = title;
        this.sort = sort;
    }

    /** As it stands in the address, the API and the database. */
    String word() {
        return Words.of(this);
    }

    String title() {
        return title;
    }

    Sort sort() {
        return sort;
    }
}
