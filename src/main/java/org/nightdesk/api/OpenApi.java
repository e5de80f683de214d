package org.nightdesk.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API's own description (OpenAPI 3.1), made from the controllers when somebody first asks for it. */
@Component
class OpenApi {

    private static final String ABOUT = """
            Errors are problem documents (RFC 9457) that name the field and the remedy. Every record has an ETag; a change may carry \
            If-Match. Every POST takes an Idempotency-Key. Lists are cut: page.next is the ?after= of the next cut.""";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable Map<String, Object> document;

    OpenApi(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** By path, then by verb. */
    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        mappings.getObject().getHandlerMethods().forEach((info, handler) -> all.addAll(operations(info, handler)));
        all.sort(Comparator.comparing(Operation::path).thenComparing(Operation::verb));
        return all;
    }

    Map<String, Object> document() {
        Map<String, Object> known = document;
        if (known == null) {
            known = write();
            document = known;
        }
        return known;
    }

    private static List<Operation> operations(RequestMappingInfo info, HandlerMethod handler) {
        List<Operation> all = new ArrayList<>();
        for (String path : info.getPatternValues()) {
            for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
                if (path.startsWith("/api/v1/") && handler.getBeanType() != OpenApiController.class) {
                    all.add(new Operation(
                            path, verb.asHttpMethod().name().toLowerCase(java.util.Locale.ROOT), handler));
                }
            }
        }
        return all;
    }

    private Map<String, Object> write() {
        Schemas schemas = new Schemas();
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Operation operation : operations()) {
            paths.computeIfAbsent(operation.path(), path -> new LinkedHashMap<>())
                    .put(operation.verb(), operation.describe(schemas));
        }
        Map<String, Object> problem = schemas.of(ResolvableType.forClass(Problem.class), Schemas.Way.OUT);
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("openapi", "3.1.0");
        whole.put("info", Map.of("title", "Nightdesk", "version", "1", "description", ABOUT));
        whole.put("security", List.of(Map.of("token", List.of())));
        whole.put("paths", paths);
        whole.put("components", components(schemas, problem));
        return whole;
    }

    private static Map<String, Object> components(Schemas schemas, Map<String, Object> problem) {
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer")));
        components.put(
                "responses",
                Map.of(
                        "Problem",
                        Map.of(
                                "description",
                                "What is wrong, and the remedy.",
                                "content",
                                Map.of(Problem.MEDIA_TYPE, Map.of("schema", problem)))));
        components.put("schemas", schemas.components());
        return components;
    }
}
