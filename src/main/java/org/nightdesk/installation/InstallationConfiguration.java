package org.nightdesk.installation;

import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module stands in the menu. */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

    @Bean
    MenuItem installationsItem() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 10, "Installations", InstallationPages.PATH, Role.RESPONDER);
    }
}
