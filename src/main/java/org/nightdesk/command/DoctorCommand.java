package org.nightdesk.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nightdesk.Nightdesk;
import org.nightdesk.database.UnusableDatabase;
import org.nightdesk.engine.Checkup;
import org.nightdesk.engine.Checkup.Finding;
import org.nightdesk.engine.Checkup.Level;
import org.nightdesk.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks every module how it is. */
@Command(
        name = "doctor",
        description =
                "Checks database, mail, channels, disk, clock and rota, and says what to do; also while a node serves.",
        mixinStandardHelpOptions = true)
class DoctorCommand implements Callable<Integer> {

    private static final int BROKEN = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Installation installation = new Installation();

    @Override
    public Integer call() {
        PrintWriter output = spec.commandLine().getOut();
        List<Finding> findings = findings(installation.existing());
        findings.forEach(finding -> print(finding, output));
        output.flush();
        return findings.stream().anyMatch(finding -> finding.level() == Level.BROKEN) ? BROKEN : 0;
    }

    private static List<Finding> findings(Settings settings) {
        InstantSource clock = InstantSource.system();
        try (var rooms = Nightdesk.backstage(settings, clock)) {
            Instant now = clock.instant();
            return rooms.getBeansOfType(Checkup.class).values().stream()
                    .flatMap(checkup -> examine(checkup, now).stream())
                    .toList();
        } catch (UnusableDatabase unusable) {
            return List.of(new Finding("database", Level.BROKEN, String.valueOf(unusable.getMessage()), ""));
        }
    }

    // One that cannot even look must not hide what the others found.
    private static List<Finding> examine(Checkup checkup, Instant now) {
        try {
            return checkup.examine(now);
        } catch (RuntimeException failure) {
            return List.of(new Finding(
                    checkup.getClass().getSimpleName(),
                    Level.BROKEN,
                    "cannot be examined: " + failure.getMessage(),
                    "Look into the log, and report it."));
        }
    }

    private static void print(Finding finding, PrintWriter output) {
        output.printf(
                Locale.ROOT,
                "%-8s %s: %s%s%n",
                finding.level().name().toLowerCase(Locale.ROOT),
                finding.what(),
                finding.finding(),
                finding.remedy().isEmpty() ? "" : " " + finding.remedy());
    }
}
