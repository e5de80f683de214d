package org.nightdesk.datasource;

import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this module stands in the menu. */
@Configuration(proxyBeanMethods = false)
class DatasourceConfiguration {

    @Bean
    MenuItem dataSourcesItem() {
        return new MenuItem(MenuItem.Section.REPORTS, 80, "Data sources", "/data-sources", Role.ADMINISTRATOR);
    }
}
