package org.nightdesk.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * An answer that failed when its first bytes were out has nothing put behind them. The container would include its error page there, and then close the connection
 * without the last chunk; the closing alone tells the reader that it is not whole.
 */
@Configuration(proxyBeanMethods = false)
class BrokenOff {

    @Bean
    FilterRegistrationBean<?> nothingBehindHalfAnAnswer() {
        FilterRegistrationBean<?> filter = new FilterRegistrationBean<>(BrokenOff::pass);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.INCLUDE, DispatcherType.ERROR));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static void pass(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!response.isCommitted()) {
            chain.doFilter(request, response);
        }
    }
}
