package org.nightdesk.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.nightdesk.web.OpenRoute;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Keeps every handler behind the role it {@link Needs}: staff, unless it says otherwise. */
@Component
class RoleGuard implements HandlerInterceptor, WebMvcConfigurer {

    private final Viewers viewers;
    private final List<PathPattern> open;

    RoleGuard(Viewers viewers, List<OpenRoute> routes) {
        this.viewers = viewers;
        this.open = routes.stream()
                .map(route -> PathPatternParser.defaultInstance.parse(route.pattern()))
                .toList();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional<Viewer> viewer = viewers.find();
        if (handler instanceof HandlerMethod method && viewer.isPresent() && !isOpen(request.getRequestURI())) {
            viewer.get().needs(needed(method));
        }
        return true;
    }

    /** What the handler asks for. */
    static Role needed(HandlerMethod handler) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class)))
                .map(Needs::value)
                .orElse(Role.RESPONDER);
    }

    boolean isOpen(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return open.stream().anyMatch(pattern -> pattern.matches(container));
    }
}
