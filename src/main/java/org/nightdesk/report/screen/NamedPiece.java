package org.nightdesk.report.screen;

/** On the home of somebody who does not work here: how many reports they are named on. */
public record NamedPiece(int reports) {}
