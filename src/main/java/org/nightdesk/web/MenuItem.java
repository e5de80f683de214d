package org.nightdesk.web;

import org.nightdesk.subject.Role;

/**
 * A place in the menu behind the face; a module declares one as a bean. Shown from role {@code least} upwards, within its section by
 * {@code rank}.
 */
public record MenuItem(Section section, int rank, String label, String path, Role least) {

    /** What belongs together, in this order. */
    public enum Section {
        YOURS("Yours"),
        ON_CALL("On call"),
        DESK("Desk"),
        PRODUCTION("Production"),
        REPORTS("Reports"),
        SETTINGS("Settings");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
