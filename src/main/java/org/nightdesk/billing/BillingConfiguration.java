package org.nightdesk.billing;

import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module stands in the menu. */
@Configuration(proxyBeanMethods = false)
class BillingConfiguration {

    @Bean
    MenuItem billingItem() {
        return new MenuItem(MenuItem.Section.REPORTS, 30, "Billing", BillingPages.PATH, Role.RESPONDER);
    }
}
