package org.nightdesk.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.nightdesk.authoring.screen.NewScreen;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.PlaybookYaml;
import org.nightdesk.wording.Needed;

/** What a playbook can begin from: those that support teams need first, in the program's own files. */
final class Starters {

    static final String BLANK = "blank";

    private static final List<String> ALL =
            List.of("change-a-setting", "restart-a-service", "run-a-job-again", "fail-over", BLANK);

    private Starters() {}

    /** Each as it is offered. */
    static List<NewScreen.Start> offered() {
        return ALL.stream().map(Starters::offered).toList();
    }

    private static NewScreen.Start offered(String start) {
        if (start.equals(BLANK)) {
            return new NewScreen.Start(start, "An empty one", "One line to begin with.", "");
        }
        Playbook playbook = PlaybookYaml.read(yaml(start)).orRefuse();
        return new NewScreen.Start(start, playbook.name(), playbook.purpose(), Needed.sentence(playbook));
    }

    static String name(String yaml) {
        return PlaybookYaml.read(yaml).orRefuse().name();
    }

    /** The YAML of one, called otherwise; of an unknown one that of the blank. */
    static String called(String start, String name) {
        return new Splice(YamlText.of(yaml(ALL.contains(start) ? start : BLANK)))
                .value(List.of(), "name", name, List.of())
                .text();
    }

    static String yaml(String start) {
        try (InputStream file = Starters.class.getResourceAsStream("/playbooks/" + start + ".yaml")) {
            return new String(Objects.requireNonNull(file, start).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
