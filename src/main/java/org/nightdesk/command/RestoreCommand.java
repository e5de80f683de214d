package org.nightdesk.command;

import java.nio.file.Path;
import org.nightdesk.database.Database;
import org.nightdesk.database.Restore;
import org.nightdesk.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a backup into an empty database. */
@Command(
        name = "restore",
        description = "Fills an empty database from a backup, of this PostgreSQL version or another.",
        mixinStandardHelpOptions = true)
class RestoreCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Installation installation = new Installation();

    @Parameters(paramLabel = "FILE", description = "what backup wrote")
    private Path file;

    @Override
    public void run() {
        Settings settings = installation.settings();
        try (Database database = Database.open(settings)) {
            spec.commandLine().getOut().println(Restore.read(database, settings, file));
        }
    }
}
