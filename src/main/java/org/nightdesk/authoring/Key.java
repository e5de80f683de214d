package org.nightdesk.authoring;

import java.util.List;

/** Something that can be written in a playbook: how a form asks for it, and the words it takes if it takes only some. */
record Key(String name, Input input, String label, String hint, List<String> words) {

    /** How it is typed. */
    enum Input {
        LINE,
        LINES,
        WORD,
        /** YAML of its own: a list, or keys that are free. */
        BLOCK
    }

    static Key line(String name, String label, String hint) {
        return new Key(name, Input.LINE, label, hint, List.of());
    }

    static Key lines(String name, String label, String hint) {
        return new Key(name, Input.LINES, label, hint, List.of());
    }

    static Key block(String name, String label, String hint) {
        return new Key(name, Input.BLOCK, label, hint, List.of());
    }

    static Key word(String name, String label, String hint, String... words) {
        return new Key(name, Input.WORD, label, hint, List.of(words));
    }

    static Key yesNo(String name, String label, String hint) {
        return word(name, label, hint, "yes", "no");
    }
}
