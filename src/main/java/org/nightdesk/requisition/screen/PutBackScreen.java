package org.nightdesk.requisition.screen;

import java.util.Map;

/** {@code offers}: playbooks by where their filled plan is; {@code parameter} is what one has to ask for to be offered. */
public record PutBackScreen(Map<String, String> offers, boolean mayWrite, String parameter) {}
