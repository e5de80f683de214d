package org.nightdesk.playbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The playbooks that come with the program, as their files. */
final class Starter {

    private Starter() {}

    static String yaml(String name) {
        try (InputStream file = Starter.class.getResourceAsStream("/playbooks/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Playbook playbook(String name) {
        return PlaybookYaml.read(yaml(name)).orRefuse();
    }
}
