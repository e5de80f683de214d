package org.nightdesk.abuse.screen;

/** A flagged thread: who flagged it, who has it ({@code stopped}: who decided that the senders stay out), and whether the reader decides. */
public record FlagScreen(String number, String by, String whom, boolean stopped, boolean lead) {

    public String path() {
        return "/tickets/" + number + "/flag";
    }
}
