package org.nightdesk.duplicate;

/** Two that may be one, and what speaks for it, such as {@code the same name}. */
record Likeness(
        String kind,
        long one,
        String oneName,
        String oneDetail,
        long other,
        String otherName,
        String otherDetail,
        String why) {}
