package org.nightdesk.authoring;

import java.util.List;
import org.nightdesk.authoring.screen.TextScreen.Wrong;
import org.nightdesk.playbook.PlaybookYaml;

/** What is wrong with a YAML, each beside its line as it stands. */
final class Wrongs {

    private Wrongs() {}

    static List<Wrong> of(String yaml) {
        List<String> lines = yaml.lines().toList();
        return PlaybookYaml.read(yaml).faults().stream()
                .map(fault -> new Wrong(
                        fault.line(),
                        fault.field(),
                        fault.says(),
                        fault.warning(),
                        fault.line() <= lines.size() ? lines.get(fault.line() - 1) : ""))
                .toList();
    }
}
