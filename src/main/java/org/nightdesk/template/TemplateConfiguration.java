package org.nightdesk.template;

import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module stands in the menu. */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    @Bean
    MenuItem templatesItem() {
        return new MenuItem(MenuItem.Section.DESK, 30, "Reply templates", "/templates", Role.RESPONDER);
    }
}
