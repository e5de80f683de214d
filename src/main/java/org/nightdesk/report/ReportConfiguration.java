package org.nightdesk.report;

import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module stands in the menu. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    MenuItem reportsItem() {
        return new MenuItem(MenuItem.Section.REPORTS, 10, "Reports", "/reports", Role.RESPONDER);
    }
}
