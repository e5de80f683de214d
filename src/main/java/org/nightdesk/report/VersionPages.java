package org.nightdesk.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nightdesk.people.Viewers;
import org.nightdesk.report.screen.VersionsScreen;
import org.nightdesk.report.screen.VersionsScreen.Line;
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

    private final Reports reports;
    private final Viewers viewers;

    VersionPages(Reports reports, Viewers viewers) {
        this.reports = reports;
        this.viewers = viewers;
    }

    @GetMapping("/reports/{id:[0-9]+}/versions")
    @Needs(Role.LEAD)
    ModelAndView versions(@PathVariable long id) {
        Report report = reports.report(id, viewers.current());
        List<Version> all = reports.versions(report);
        List<VersionsScreen.Version> shown = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            Version before = at + 1 < all.size() ? all.get(at + 1) : Version.NONE;
            shown.add(shown(all.get(at), before));
        }
        return new Screen("report/versions", new VersionsScreen("/reports/" + id, report.name(), shown));
    }

    private static VersionsScreen.Version shown(Version version, Version before) {
        List<Line> lines = Stream.concat(
                        Differences.of(before.sql(), version.sql()).stream(),
                        Differences.of(before.parameters(), version.parameters()).stream())
                .map(line -> new Line(line.sign(), line.text()))
                .toList();
        return new VersionsScreen.Version(version.number(), version.by(), version.at(), lines);
    }
}
