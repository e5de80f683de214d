package org.nightdesk.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the handler of the busiest route without trying the pattern of every other route first, which costs more than reading an alert.
 * Only a short cut: without it the request takes the long way to the same method.
 */
@Component
class StraightRoutes extends AbstractHandlerMapping {

    private static final String BEFORE = "/alertmanager/";
    private static final String AFTER = "/api/v2/alerts";
    private static final String PATTERN = BEFORE + "{key}" + AFTER;

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable HandlerMethod alerts;

    StraightRoutes(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
        setOrder(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (!request.getMethod().equals("POST") || !path.startsWith(BEFORE) || !path.endsWith(AFTER)) {
            return null;
        }
        String key = path.substring(BEFORE.length(), Math.max(BEFORE.length(), path.length() - AFTER.length()));
        if (key.isEmpty() || !key.chars().allMatch(StraightRoutes::isPlain)) {
            return null;
        }
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("key", key));
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PATTERN);
        return alerts();
    }

    private HandlerMethod alerts() {
        HandlerMethod known = alerts;
        if (known == null) {
            known = mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                    .filter(method -> method.getBeanType() == AlertmanagerIntake.class)
                    .filter(method -> method.getMethod().getName().equals("alerts"))
                    .findFirst()
                    .orElseThrow()
                    .createWithResolvedBean();
            alerts = known;
        }
        return known;
    }

    private static boolean isPlain(int character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '_';
    }
}
