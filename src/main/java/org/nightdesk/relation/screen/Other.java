package org.nightdesk.relation.screen;

/** Another ticket in a list; {@code customer} is who reads it and may be empty. */
public record Other(long id, String number, String title, String state, boolean over, String customer, int priority) {

    public String path() {
        return "/tickets/" + number;
    }
}
