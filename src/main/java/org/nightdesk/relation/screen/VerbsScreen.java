package org.nightdesk.relation.screen;

/** What can be done with this ticket and others. */
public record VerbsScreen(String number) {

    public String path() {
        return "/tickets/" + number;
    }
}
