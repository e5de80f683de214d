package org.nightdesk.change;

/** Something that speaks against a time, in words; {@code forbids}: it must not be then. {@code path} is where to look, empty for nowhere. */
record Clash(boolean forbids, String words, String path) {}
