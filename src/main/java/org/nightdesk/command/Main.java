package org.nightdesk.command;

import java.io.PrintWriter;
import org.nightdesk.database.UnusableDatabase;
import org.nightdesk.settings.UnusableSettings;
import org.nightdesk.subject.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of the jar. */
@Command(
        name = "nightdesk",
        description = "The production support desk: from the first signal to the root cause.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            TokenCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            WarmUpCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main {

    private static final int FAILED = 1;

    private Main() {}

    /** Ends the process only on failure: a node that was started lives on its own threads. */
    public static void main(String[] arguments) {
        LogFormat.choose();
        int status = commandLine().execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, line, result) -> explain(failure, line.getErr()));
    }

    // What an operator can mend is a sentence; what is our fault is a stack trace.
    private static int explain(Throwable failure, PrintWriter output) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnusableSettings || cause instanceof UnusableDatabase || cause instanceof Refused) {
                output.println(cause.getMessage());
                return FAILED;
            }
        }
        failure.printStackTrace(output);
        return FAILED;
    }
}
