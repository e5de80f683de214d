package org.nightdesk.paging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nightdesk.paging.Briefing.Figure;
import org.nightdesk.subject.Subject;
import org.springframework.stereotype.Component;

/** Asks everyone who may know something about what a page is about; the first answer counts. */
@Component
public class Briefings {

    private static final List<String> PRESSING =
            List.of("drop everything", "pressing", "soon", "can wait", "when there is time");

    private final List<Briefing> all;

    Briefings(List<Briefing> all) {
        this.all = all;
    }

    /** What people call it; the page's own name when nobody knows. */
    public String name(Page page) {
        return first(one -> one.name(page.subject()))
                .orElseGet(() -> "Page " + page.id().value());
    }

    Optional<String> name(Subject subject) {
        return first(one -> one.name(subject));
    }

    Optional<Subject> subject(String name) {
        return first(one -> one.subject(name));
    }

    /** How bad it is; by its priority when nobody knows better. */
    Figure figure(Page page, Instant now) {
        return first(one -> one.figure(page.subject(), now))
                .orElseGet(() -> new Figure("Priority", "P" + page.priority(), PRESSING.get(page.priority() - 1)));
    }

    /** Where to read more about it; empty when there is nothing. */
    public String path(Page page) {
        return first(one -> one.path(page.subject())).orElse("");
    }

    private <T> Optional<T> first(Function<Briefing, Optional<T>> question) {
        return all.stream().flatMap(one -> question.apply(one).stream()).findFirst();
    }
}
