package org.nightdesk.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.database.Unpacked;
import picocli.CommandLine;

/** The command line as its user meets it. */
class MainTests {

    @TempDir
    Path folder;

    private final StringWriter output = new StringWriter();

    @Test
    void explainsAWrongMoveInASentence() {
        assertThat(run("token", "create", "--name", "x", "--role", "boss", "--data", folder.toString()))
                .isEqualTo(1);
        assertThat(output.toString())
                .isEqualToIgnoringNewLines(
                        "\"boss\" is not a role. Use requester, responder, agent, lead or administrator.");
    }

    @Test
    void makesNoInstallationOutOfAMistypedFolder() {
        Path mistyped = folder.resolve("mistyped");

        assertThat(run("doctor", "--data", mistyped.toString())).isEqualTo(1);
        assertThat(output.toString()).contains("There is no data folder " + mistyped);
        assertThat(mistyped).doesNotExist();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(run("sevre")).isEqualTo(2);
        assertThat(output.toString()).contains("serve");
    }

    @Test
    void worksAloneWhenNoNodeServes() {
        String data = Unpacked.in(folder.resolve("alone")).toString();
        String file = folder.resolve("file.backup").toString();
        String restored = Unpacked.in(folder.resolve("restored")).toString();

        assertThat(run("token", "create", "--name", "pager", "--data", data)).isZero();
        assertThat(output.toString()).startsWith("nd_");
        assertThat(run("backup", file, "--data", data)).isZero();
        assertThat(run("restore", file, "--data", restored)).isZero();
        assertThat(run("doctor", "--data", restored)).isZero();
        assertThat(output.toString())
                .contains("ok       database: PostgreSQL 18")
                .contains("nodes: None is serving.");
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        PrintWriter writer = new PrintWriter(output, true);
        return line.setOut(writer).setErr(writer).execute(arguments);
    }
}
