package org.nightdesk.inquiry.screen;

/** On home: where a report is asked for. */
public record AskPiece(String path) {}
