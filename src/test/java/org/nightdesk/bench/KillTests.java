package org.nightdesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.database.Unpacked;

/** The small version of {@code bench/kill}. */
class KillTests {

    private static final long SEED = 20_261_120;

    @Test
    void whatWasAnsweredIsThereAfterTheProgramAndItsDatabaseWereKilled(@TempDir Path folder) throws Exception {
        try (Torment torment = new Torment(Unpacked.in(folder), SEED)) {
            torment.killProgram();
            torment.killDatabase();

            assertThat(torment.verdict()).isEmpty();
            assertThat(torment.promised()).isPositive();
        }
    }
}
