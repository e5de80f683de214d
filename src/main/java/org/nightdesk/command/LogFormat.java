package org.nightdesk.command;

import java.io.Console;

/** Lines for people on a terminal, JSON for programs everywhere else; {@code logback.xml} reads the choice. */
final class LogFormat {

    private LogFormat() {}

    static void choose() {
        Console console = System.console();
        boolean people = console != null && console.isTerminal();
        System.setProperty("nightdesk.log", people ? "Text" : "Json");
    }
}
