package org.nightdesk.bulk.screen;

import java.util.List;

/** What was done; {@code undo} is where a POST takes it back, empty when that is over. {@code heading} is the sentence. */
public record OutcomeScreen(String heading, String back, List<String> steps, String undo, List<Refusal> refusals) {

    public record Refusal(String number, String reason) {}
}
