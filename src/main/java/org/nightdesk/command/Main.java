package org.nightdesk.command;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.database.UnusableDatabase;
import org.nightdesk.settings.UnusableSettings;
import org.nightdesk.subject.Refused;
import org.springframework.boot.web.server.PortInUseException;
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
            RunnerCommand.class,
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
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> sentence(cause).stream())
                .findFirst()
                .ifPresentOrElse(output::println, () -> failure.printStackTrace(output));
        return FAILED;
    }

    private static Optional<String> sentence(Throwable cause) {
        return switch (cause) {
            case UnusableSettings unusable -> Optional.ofNullable(unusable.getMessage());
            case UnusableDatabase unusable -> Optional.ofNullable(unusable.getMessage());
            case Refused refused -> Optional.ofNullable(refused.getMessage());
            case PortInUseException taken ->
                Optional.of("Port %d is taken. Name another with --port or NIGHTDESK_PORT.".formatted(taken.getPort()));
            default -> Optional.empty();
        };
    }
}
