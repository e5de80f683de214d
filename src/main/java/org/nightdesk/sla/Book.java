package org.nightdesk.sla;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;

/** All calendars and agreements as they stand in one edition. Never changes. */
final class Book {

    private final long edition;
    private final Map<Long, KeptCalendar> calendars;
    private final List<Agreement> agreements;
    private final Map<Long, Rules> rules;
    private final Map<Long, Calendar> reckoned = new ConcurrentHashMap<>();

    Book(long edition, List<KeptCalendar> calendars, List<Agreement> agreements) {
        this.edition = edition;
        this.calendars = calendars.stream().collect(Collectors.toMap(KeptCalendar::id, Function.identity()));
        this.agreements = agreements.stream()
                .sorted(Comparator.comparingInt(Agreement::closeness).reversed())
                .toList();
        this.rules = agreements.stream()
                .collect(Collectors.toMap(
                        Agreement::id, agreement -> agreement.definition().rules()));
    }

    /** What is agreed for a ticket, and by which words. */
    record Agreed(Agreement agreement, KeptCalendar calendar, Terms terms) {}

    long edition() {
        return edition;
    }

    /** Empty when nothing is promised. Where no customer is named and nobody has written, nobody waits for an update. */
    Optional<Agreed> agreed(Matter matter, List<Deed> deeds) {
        boolean heard = matter.organisation().isPresent()
                || deeds.stream().anyMatch(deed -> deed.kind() == Deed.Kind.ASKED || deed.kind() == Deed.Kind.ANSWERED);
        return closest(matter.service(), matter.organisation())
                .flatMap(agreement -> agreement.definition().targets().stream()
                        .filter(target -> target.priority() == matter.priority())
                        .findFirst()
                        .map(target -> agreed(agreement, target, heard)));
    }

    /** The closest agreement for such tickets. */
    Optional<Agreement> closest(ServiceId service, Optional<OrganisationId> organisation) {
        return agreements.stream()
                .filter(each -> each.fits(service, organisation))
                .findFirst();
    }

    private Agreed agreed(Agreement agreement, Target target, boolean heard) {
        Map<Promise, Duration> promises = target.promises();
        if (!heard) {
            promises.remove(Promise.NEXT_UPDATE);
        }
        KeptCalendar kept = Objects.requireNonNull(calendars.get(target.calendar()));
        Calendar calendar =
                reckoned.computeIfAbsent(kept.id(), id -> kept.draft().calendar());
        return new Agreed(
                agreement, kept, new Terms(calendar, promises, Objects.requireNonNull(rules.get(agreement.id()))));
    }
}
