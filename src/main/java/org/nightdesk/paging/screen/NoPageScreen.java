package org.nightdesk.paging.screen;

/** A link that opens no page; {@code hours} is how long a link lasts. */
public record NoPageScreen(long hours) {}
