package org.nightdesk.queue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.Queue.By;

/** What a list falls into groups by. {@code none} heads those that have no value. */
enum Grouping {
    STATE("State", null, ""),
    NOTHING("Nothing", null, ""),
    PRIORITY("Priority", By.PRIORITY, ""),
    SERVICE("Service", By.SERVICE, ""),
    TEAM("Team", By.TEAM, "No team"),
    ASSIGNEE("Whose", By.ASSIGNEE, "Nobody’s"),
    CUSTOMER("Customer", By.CUSTOMER, "No customer"),
    WAITING("Waits for", By.WAITING, "Waits for nobody"),
    DUE("Due", By.DUE, "Nothing is due"),
    TAG("Tag", By.TAG, "No tag");

    private final String title;
    private final @Nullable By by;
    private final String none;

    Grouping(String title, @Nullable By by, String none) {
        this.title = title;
        this.by = by;
        this.none = none;
    }

    /** As it stands in the address, the API and the database. */
    String word() {
        return Words.of(this);
    }

    String title() {
        return title;
    }

    /** Empty for the groups that the queue has by itself. */
    Optional<By> by() {
        return Optional.ofNullable(by);
    }

    String none() {
        return none;
    }
}
