package org.nightdesk.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.report.screen.NamedPiece;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Panel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module stands in the menu, and on the home of somebody who is only named on some reports. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    MenuItem reportsItem() {
        return new MenuItem(MenuItem.Section.REPORTS, 10, "Reports", "/reports", Role.RESPONDER);
    }

    @Bean
    Panel namedReports(Reports reports) {
        return new Panel() {

            @Override
            public String slot() {
                return "home.top";
            }

            @Override
            public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
                if (viewer.may(Role.RESPONDER)) {
                    return Optional.empty();
                }
                List<Report> named = reports.of(viewer);
                return named.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Piece("report/named", new NamedPiece(named.size())));
            }
        };
    }
}
