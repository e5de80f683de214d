package org.nightdesk.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nightdesk.comparison.screen.VersionsScreen;
import org.nightdesk.comparison.screen.VersionsScreen.Line;
import org.nightdesk.people.Viewers;
import org.nightdesk.report.ReportAnswers;
import org.nightdesk.report.ReportAnswers.Version;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a report asked before, and what each version changed. */
@Controller("reportVersionPages")
class VersionPages {

    private final ReportAnswers reports;
    private final Viewers viewers;

    VersionPages(ReportAnswers reports, Viewers viewers) {
        this.reports = reports;
        this.viewers = viewers;
    }

    @GetMapping("/reports/{id:[0-9]+}/versions")
    @Needs(Role.LEAD)
    ModelAndView versions(@PathVariable long id) {
        List<Version> all = reports.versions(id, viewers.current());
        List<VersionsScreen.Version> shown = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            Version before = at + 1 < all.size() ? all.get(at + 1) : Version.NONE;
            shown.add(shown(all.get(at), before));
        }
        return new Screen(
                "comparison/versions",
                new VersionsScreen(
                        "/reports/" + id, reports.choice(id, viewers.current()).name(), shown));
    }

    private static VersionsScreen.Version shown(Version version, Version before) {
        List<Line> lines = Stream.of(
                        Differences.of(before.sql(), version.sql()),
                        Differences.of(before.parameters(), version.parameters()),
                        Differences.of(before.pivot(), version.pivot()))
                .flatMap(List::stream)
                .map(line -> new Line(line.sign(), line.text()))
                .toList();
        return new VersionsScreen.Version(version.number(), version.by(), version.at(), lines);
    }
}
