package org.nightdesk.timeline;

/** An entry as it is kept; ids rise in the order of writing, not strictly in the order of commit. */
public record Recorded(long id, Entry entry) {}
