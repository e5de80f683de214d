package org.nightdesk.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.engine.Checkup;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/** The disk below the data folder, and the settings that are allowed but not wise. */
@Component
class MachineCheckup implements Checkup {

    private static final long GIGABYTE = 1L << 30;
    private static final long SCARCE = 5 * GIGABYTE;
    private static final long GONE = GIGABYTE / 2;

    private final Settings settings;

    MachineCheckup(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Finding> examine(Instant now) {
        List<Finding> findings = new ArrayList<>();
        if (settings.database().isEmpty()) {
            findings.add(disk());
        }
        findings.addAll(unwise());
        return findings;
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(settings.data()).getUsableSpace();
            String finding = "%d MB free for %s.".formatted(free >> 20, settings.data());
            Level level = free < GONE ? Level.BROKEN : free < SCARCE ? Level.WARNING : Level.OK;
            return new Finding("disk", level, finding, level == Level.OK ? "" : "Make room: a full disk stops intake.");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<Finding> unwise() {
        List<Finding> findings = new ArrayList<>();
        if (settings.baseUrl().isEmpty()) {
            findings.add(new Finding(
                    "address",
                    Level.WARNING,
                    "Links in pages say " + settings.address() + ", which no phone can open.",
                    "Set NIGHTDESK_BASE_URL to the address that people use."));
        }
        if (settings.smtpListen().isPresent()) {
            findings.add(new Finding(
                    "incoming mail",
                    Level.WARNING,
                    "NIGHTDESK_SMTP_LISTEN is set, but this version takes no mail in.",
                    "Remove it, or update once a version does."));
        }
        Path file = settings.data().resolve("nightdesk.properties");
        if (Files.exists(file) && isReadByOthers(file)) {
            findings.add(
                    new Finding("settings", Level.WARNING, file + " can be read by every user.", "chmod 600 " + file));
        }
        return findings.isEmpty() ? List.of(new Finding("settings", Level.OK, "As they should be.", "")) : findings;
    }

    private static boolean isReadByOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
