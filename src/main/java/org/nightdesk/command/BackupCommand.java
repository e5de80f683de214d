package org.nightdesk.command;

import java.nio.file.Path;
import java.time.Instant;
import org.nightdesk.database.Backup;
import org.nightdesk.database.Database;
import org.nightdesk.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes everything into one file. */
@Command(
        name = "backup",
        description = "Writes everything as of one moment into FILE; also while nodes serve.",
        mixinStandardHelpOptions = true)
class BackupCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Installation installation = new Installation();

    @Parameters(paramLabel = "FILE", description = "must not exist yet")
    private Path file;

    @Override
    public void run() {
        Settings settings = installation.existing();
        try (Database database = Database.reach(settings)) {
            String summary = Backup.write(database, settings, file, Instant.now());
            spec.commandLine().getOut().println(summary);
        }
    }
}
