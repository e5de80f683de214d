package org.nightdesk.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nightdesk.intake.Reading.Wrong;
import org.nightdesk.silence.Matcher;

/** Alertmanager's {@code filter} parameters: {@code alertname="Disk"}, {@code !=}, {@code =~}, {@code !~}; all must hold. */
final class Matchers {

    private static final int MOST = 20;

    private final List<Matcher> all;

    private Matchers(List<Matcher> all) {
        this.all = all;
    }

    static Matchers of(List<String> filters) throws Wrong {
        if (filters.size() > MOST) {
            throw new Wrong("at most " + MOST + " filters are taken");
        }
        List<Matcher> all = new ArrayList<>();
        for (String filter : filters) {
            try {
                all.add(Matcher.parse(filter));
            } catch (Matcher.Unreadable wrong) {
                throw new Wrong(String.valueOf(wrong.getMessage()));
            }
        }
        return new Matchers(all);
    }

    /** Whether all hold; a label that is missing counts as empty. */
    boolean matches(Map<String, String> labels) throws Wrong {
        try {
            return all.stream().allMatch(one -> one.matches(labels));
        } catch (Matcher.Endless endless) {
            throw new Wrong("a filter's regular expression takes too long");
        }
    }
}
