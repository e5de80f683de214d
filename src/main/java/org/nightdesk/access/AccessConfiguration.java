package org.nightdesk.access;

import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.nightdesk.people.Viewers;
import org.nightdesk.web.OpenRoute;
import org.nightdesk.web.OpenRoute.Caller;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The three doors: whoever has a key or a signature in the address, the API with a bearer token, and everything else with a session. What is not declared
 * open ({@link OpenRoute}) needs a sign-in.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "frame-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, List<OpenRoute> routes) {
        return stateless(http.securityMatcher(matcher(routes, Set.of(Caller.MACHINE, Caller.HOLDER))))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, Tokens tokens, Viewers viewers, InstantSource clock) {
        return stateless(http.securityMatcher("/api/v1/**"))
                .addFilterBefore(new BearerFilter(tokens, viewers, clock), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, refused) -> Doorway.forApi(request, response)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain screens(
            HttpSecurity http, List<OpenRoute> routes, SessionContexts contexts, FormTokens formTokens) {
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AccessConfiguration::headers)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(matcher(routes, Set.of(Caller.BROWSER)))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, refused) -> Doorway.forScreens(request, response)))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AccessConfiguration::headers);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }

    private static RequestMatcher matcher(List<OpenRoute> routes, Set<Caller> callers) {
        return new OrRequestMatcher(routes.stream()
                .filter(route -> callers.contains(route.caller()))
                .<RequestMatcher>map(route -> PathPatternRequestMatcher.pathPattern(route.pattern()))
                .toList());
    }
}
