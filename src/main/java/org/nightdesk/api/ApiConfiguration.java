package org.nightdesk.api;

import java.util.List;
import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Puts the kit in place. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    WebMvcConfigurer apiArguments(Arguments arguments) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(arguments);
            }
        };
    }

    @Bean
    ServerHttpMessageConvertersCustomizer strictJson(JsonMapper json) {
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(StrictJson.of(json)));
    }

    @Bean
    MenuItem apiDocs() {
        return new MenuItem(MenuItem.Section.SETTINGS, 60, "The API", "/api/docs", Role.RESPONDER);
    }
}
