package org.nightdesk.delivery;

import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module stands in the menu. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    MenuItem deliveriesItem() {
        return new MenuItem(MenuItem.Section.REPORTS, 20, "Deliveries", DeliveryPages.PATH, Role.RESPONDER);
    }
}
