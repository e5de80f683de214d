package org.nightdesk.verdict.screen;

import java.util.Map;

/** The question. {@code path} is where the answer goes, {@code proof} the token of a form without a session or empty; {@code said} is the word chosen before, or empty. */
public record AskScreen(String path, String proof, Map<String, String> choices, String said) {}
