package org.nightdesk.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.agreement.screen.AgreementScreen;
import org.nightdesk.sla.Definition;
import org.nightdesk.sla.Promise;
import org.nightdesk.sla.Target;
import org.nightdesk.sla.Waiting;

/** Says an agreement as people would. */
final class AgreementWords {

    private AgreementWords() {}

    /** {@code For Meridian Bank, Payments only.} */
    static String whom(Optional<String> customer, Optional<String> service) {
        if (customer.isEmpty() && service.isEmpty()) {
            return "For everybody with whom nothing closer is agreed.";
        }
        return "For " + customer.orElse("every customer")
                + service.map(name -> ", " + name + " only").orElse(", all services") + ".";
    }

    /** {@code P1: first reply within 15 min, an update every 1 h, resolved within 4 h, by Around the clock.} */
    static List<String> lines(Definition definition, Map<Long, String> calendars) {
        return definition.targets().stream()
                .map(target -> "P" + target.priority() + ": " + promises(target) + ", by "
                        + calendars.getOrDefault(target.calendar(), "a calendar that is gone") + ".")
                .toList();
    }

    private static String promises(Target target) {
        List<String> parts = new ArrayList<>();
        for (Promise promise : Promise.values()) {
            target.minutes(promise).map(OpenTime::words).ifPresent(span -> parts.add(promised(promise, span)));
        }
        return parts.isEmpty() ? "nothing is promised" : String.join(", ", parts);
    }

    private static String promised(Promise promise, String span) {
        return switch (promise) {
            case FIRST_RESPONSE -> "first reply within " + span;
            case NEXT_UPDATE -> "an update every " + span;
            case RESOLUTION -> "resolved within " + span;
            case DEVELOPERS -> "developers owe us an answer within " + span;
            case VENDOR -> "the vendor owes us one within " + span;
        };
    }

    static String rules(Definition definition) {
        return pauses(definition.pausedBy()) + " " + warnings(definition.warnAt()) + " "
                + pages(definition.pagesUpTo());
    }

    private static String pauses(List<String> words) {
        List<String> spoken =
                words.stream().map(Waiting::of).map(Waiting::spoken).toList();
        return spoken.isEmpty()
                ? "No wait stops a clock."
                : "Next update and resolve stand still while a ticket waits for " + either(spoken) + ".";
    }

    private static String warnings(List<Integer> shares) {
        List<String> said = shares.stream().map(share -> share + " %").toList();
        return said.isEmpty()
                ? "Its owner is told when a promise is late."
                : "Its owner is told when " + String.join(" and ", said) + " of the time is used, and when it is late.";
    }

    private static String pages(int upTo) {
        return upTo == 0
                ? "A late promise wakes nobody."
                : "A late promise of " + AgreementScreen.PAGES.get(upTo).replace("All", "any priority")
                        + " wakes somebody by the service’s policy.";
    }

    private static String either(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }
}
