package org.nightdesk.auditor;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.nightdesk.auditor.AuditorStore.Round;
import org.nightdesk.auditor.FindingStore.Raised;
import org.nightdesk.auditor.screen.AuditorScreen;
import org.nightdesk.auditor.screen.AuditorScreen.Line;
import org.nightdesk.auditor.screen.AuditorScreen.NodeLine;
import org.nightdesk.auditor.screen.AuditorScreen.Past;
import org.nightdesk.paging.PageId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** Says what the auditor sees. */
@Component
class AuditorScreens {

    private static final Duration LATELY = Duration.ofMinutes(2);
    private static final int MOST = 50;

    private final Auditing auditing;
    private final Findings findings;

    AuditorScreens(Auditing auditing, Findings findings) {
        this.auditing = auditing;
        this.findings = findings;
    }

    AuditorScreen of(Viewer viewer, Form form, Instant now) {
        AuditorSetting setting = auditing.setting();
        List<Raised> raised = findings.all();
        List<Round> rounds = auditing.rounds(now.minus(LATELY));
        return new AuditorScreen(
                sentence(setting, raised, rounds),
                setting.watching() && raised.isEmpty() ? "" : "late",
                second(setting, raised),
                setting.watching(),
                viewer.may(Role.ADMINISTRATOR),
                raised.stream().map(AuditorScreens::line).toList(),
                rounds.stream().map(round -> line(round, setting)).toList(),
                setting.deadMan().isPresent()
                        ? "An address outside hears from us each minute, and raises the alarm when it does not."
                        : "Nobody outside would notice if all nodes fell silent. Give the address of a dead-man’s switch.",
                setting.deadMan().isPresent(),
                auditing.history().stream()
                        .map(Recorded::entry)
                        .sorted(Comparator.comparing(Entry::at).reversed())
                        .limit(MOST)
                        .map(AuditorScreens::past)
                        .toList(),
                form);
    }

    private static String sentence(AuditorSetting setting, List<Raised> raised, List<Round> rounds) {
        if (!setting.watching()) {
            return "The auditor is off: nobody is told when a page has no next step.";
        }
        if (!raised.isEmpty()) {
            return raised.size() == 1
                    ? "The auditor has raised one thing."
                    : "The auditor has raised " + raised.size() + " things.";
        }
        return rounds.isEmpty()
                ? "The auditor has not looked lately."
                : "Every page that nobody has answered has a next step in time.";
    }

    private static String second(AuditorSetting setting, List<Raised> raised) {
        if (!setting.watching()) {
            return setting.changedBy() + " switched it off: “" + setting.reason() + "”";
        }
        boolean maybeMore = raised.stream()
                .collect(Collectors.groupingBy(one -> one.key().split("[-:]", 2)[0], Collectors.counting()))
                .values()
                .stream()
                .anyMatch(count -> count >= Audit.MOST);
        return maybeMore
                ? "Of each kind of trouble it lists " + Audit.MOST
                        + " at most. There may be more: mend what they have in common."
                : "";
    }

    private static Line line(Raised raised) {
        return new Line(
                raised.what(),
                raised.remedy(),
                raised.page() == 0 ? "" : "/pages/" + new PageId(raised.page()).text(),
                raised.at());
    }

    private static NodeLine line(Round round, AuditorSetting setting) {
        boolean unheard = setting.deadMan().isPresent() && !round.trouble().isEmpty();
        String seen = !setting.watching() ? "does not watch." : round.well() ? "all well." : "something is wrong.";
        return new NodeLine(
                round.name(),
                round.at(),
                seen + (unheard ? " Not heard outside: " + round.trouble() : ""),
                round.well() && !unheard);
    }

    private static Past past(Entry entry) {
        String by = entry.actor().name();
        return switch (entry.verb()) {
            case "raised" -> new Past(entry.at(), "alert", "late", "Raised", entry.text());
            case "cleared" -> new Past(entry.at(), "check", "ok", "Over", entry.text());
            case "switched-off" -> new Past(entry.at(), "pause", "late", by + " switched it off", entry.text());
            case "switched-on" -> new Past(entry.at(), "check", "ok", by + " switched it on", "");
            case "address-set" -> new Past(entry.at(), "send", "", by + " set the address outside", "");
            case "address-removed" -> new Past(entry.at(), "send", "soon", by + " removed the address outside", "");
            default -> new Past(entry.at(), "pulse", "", entry.verb(), entry.text());
        };
    }
}
