package org.nightdesk.playbook;

import java.time.Instant;

/**
 * A playbook as it was published, never changed afterwards. Numbers count from 1; {@code hash} is the SHA-256 of its YAML in UTF-8, in small hexadecimal letters;
 * {@code note} says what is different from the one before. {@code retired}: nobody begins with it any more.
 */
public record PlaybookVersion(
        PlaybookId id,
        String name,
        int number,
        String yaml,
        String hash,
        String note,
        String by,
        Instant at,
        boolean retired) {

    /** What its YAML says; it was checked when it was published. */
    public Playbook playbook() {
        return PlaybookYaml.read(yaml).orRefuse();
    }

    /** {@code Change a setting, version 3}. */
    public String title() {
        return name + ", version " + number;
    }
}
