package org.nightdesk.access;

import org.nightdesk.web.OpenRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is open whatever modules there are; a module that owns an address declares it itself. */
@Configuration(proxyBeanMethods = false)
class OpenRoutes {

    @Bean
    OpenRoute signIn() {
        return OpenRoute.forBrowsers("/login/**");
    }

    @Bean
    OpenRoute setUp() {
        return OpenRoute.forBrowsers("/setup/**");
    }

    @Bean
    OpenRoute assets() {
        return OpenRoute.forBrowsers("/assets/**");
    }

    @Bean
    OpenRoute webJars() {
        return OpenRoute.forBrowsers("/webjars/**");
    }

    @Bean
    OpenRoute health() {
        return OpenRoute.forMachines("/health/**");
    }

    @Bean
    OpenRoute metrics() {
        return OpenRoute.forMachines("/metrics");
    }

    @Bean
    OpenRoute alertmanager() {
        return OpenRoute.forMachines("/alertmanager/**");
    }

    @Bean
    OpenRoute intake() {
        return OpenRoute.forMachines("/in/**");
    }
}
