package org.nightdesk.latestart.screen;

/** A proposal above home: the sentence, what the button says that accepts it, and where both answers go. */
public record LateStartScreen(String sentence, String deed, String accept, String decline) {}
