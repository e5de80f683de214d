package org.nightdesk.course;

/** One thing to do now; {@code target} and {@code step} count from 0. */
public record Move(int target, int step, Phase phase) {}
