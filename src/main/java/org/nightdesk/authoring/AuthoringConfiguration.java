package org.nightdesk.authoring;

import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where playbooks stand in the menu. */
@Configuration(proxyBeanMethods = false)
class AuthoringConfiguration {

    @Bean
    MenuItem playbooksItem() {
        return new MenuItem(MenuItem.Section.DESK, 65, "Playbooks", PlaybookPages.PATH, Role.RESPONDER);
    }
}
