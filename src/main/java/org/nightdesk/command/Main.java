package org.nightdesk.command;

/** The entry of the jar. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        throw new IllegalStateException("not built");
    }
}
