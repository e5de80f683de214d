package org.nightdesk.playbook;

import java.util.Optional;

/** What is asked before a playbook can be planned. {@code label} is how a form calls it; {@code otherwise} is its value, as text, when none is given. */
public record Parameter(
        String name, String label, String help, boolean required, Optional<String> otherwise, ParameterKind kind) {}
