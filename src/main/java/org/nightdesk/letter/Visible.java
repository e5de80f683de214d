package org.nightdesk.letter;

/**
 * The text of a mail in what the sender wrote just now and what came along. Nothing is deleted: every line of
 * {@link Letter#text()} is in one of the three.
 *
 * @param reply what was newly written; with answers between quoted lines it keeps the quoted lines above them
 * @param quoted the history below, to be folded; may be empty
 * @param signature signatures, footers of lists and devices, to be folded; may be empty
 */
public record Visible(String reply, String quoted, String signature) {}
