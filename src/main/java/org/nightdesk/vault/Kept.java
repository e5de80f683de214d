package org.nightdesk.vault;

import java.time.Instant;

/** What may be known of a secret. {@code kind} is sealed, file or vault; {@code reference} is the file's name or the address, empty for a sealed one. */
public record Kept(String name, String kind, String reference, String note, String by, Instant changedAt) {}
