package org.nightdesk.api;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Needs;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/** One operation, described from the method that does it. {@code verb} is lower-case. */
record Operation(String path, String verb, HandlerMethod handler) {

    private static final String PREFIX = "/api/v1/";

    String noun() {
        return path.substring(PREFIX.length()).split("/")[0];
    }

    /** {@code tickets.hold.start}: the fixed parts of the path, and the method. */
    String id() {
        return Stream.of(path.substring(PREFIX.length()).split("/"))
                        .filter(part -> !part.startsWith("{"))
                        .collect(Collectors.joining("."))
                + "."
                + handler.getMethod().getName();
    }

    String summary() {
        Summary said = handler.getMethodAnnotation(Summary.class);
        if (said != null) {
            return said.value();
        }
        String words =
                handler.getMethod().getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    Role least() {
        return Stream.of(handler.getMethod(), handler.getBeanType())
                .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, Needs.class))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(Needs::value)
                .orElse(Role.RESPONDER);
    }

    Map<String, Object> describe(Schemas schemas) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", id());
        operation.put("tags", List.of(noun()));
        operation.put("summary", summary());
        operation.put("description", "For role " + least().word() + " and above.");
        operation.put("parameters", parameters(schemas));
        body(schemas).ifPresent(body -> operation.put("requestBody", body));
        operation.put("responses", responses(schemas));
        return operation;
    }

    private List<Map<String, Object>> parameters(Schemas schemas) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            all.addAll(parameter(parameter, schemas));
        }
        if (verb.equals("post")) {
            all.add(named("Idempotency-Key", "header", "Does it once within 24 hours, however often it is sent."));
        }
        return all;
    }

    private static List<Map<String, Object>> parameter(MethodParameter parameter, Schemas schemas) {
        Class<?> type = parameter.getParameterType();
        if (type == Window.class) {
            return List.of(
                    of("size", "query", false, Map.of("type", "integer", "minimum", 1, "maximum", 500, "default", 50)),
                    named("after", "query", "Where the cut before ended: its page.next."));
        }
        if (type == IfMatch.class) {
            return List.of(named("If-Match", "header", "The ETag that was read; 412 when it has changed since."));
        }
        Map<String, Object> schema =
                schemas.of(ResolvableType.forMethodParameter(parameter.nestedIfOptional()), Schemas.Way.IN);
        PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
        if (path != null) {
            return List.of(of(name(path.value(), parameter), "path", true, Map.of("type", "string")));
        }
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        if (query == null || Map.class.isAssignableFrom(type)) {
            return List.of();
        }
        boolean needed = query.required()
                && !parameter.isOptional()
                && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        return List.of(of(name(query.value(), parameter), "query", needed, schema));
    }

    private static String name(String given, MethodParameter parameter) {
        return given.isEmpty() ? parameter.getParameter().getName() : given;
    }

    private static Map<String, Object> named(String name, String in, String description) {
        Map<String, Object> parameter = new LinkedHashMap<>(of(name, in, false, Map.of("type", "string")));
        parameter.put("description", description);
        return parameter;
    }

    private static Map<String, Object> of(String name, String in, boolean needed, Map<String, Object> schema) {
        return Map.of("name", name, "in", in, "required", needed, "schema", schema);
    }

    private Optional<Map<String, Object>> body(Schemas schemas) {
        return Stream.of(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .map(parameter -> Map.of(
                        "required", isNeeded(parameter),
                        "content",
                                json(schemas.of(
                                        ResolvableType.forMethodParameter(parameter.nestedIfOptional()),
                                        Schemas.Way.IN))));
    }

    private static boolean isNeeded(MethodParameter parameter) {
        RequestBody body = parameter.getParameterAnnotation(RequestBody.class);
        return body != null && body.required() && !parameter.isOptional();
    }

    private Map<String, Object> responses(Schemas schemas) {
        Map<String, Object> responses = new LinkedHashMap<>();
        ResolvableType answer = answer();
        boolean isEmpty = answer.resolve(Object.class) == Void.class || answer.resolve() == void.class;
        Map<String, Object> good = new LinkedHashMap<>();
        good.put("description", isEmpty ? "Done." : "As asked.");
        if (!isEmpty) {
            good.put("content", file().orElseGet(() -> json(schemas.of(answer, Schemas.Way.OUT))));
        }
        responses.put(Integer.toString(status(isEmpty)), good);
        responses.put("4XX", Map.of("$ref", "#/components/responses/Problem"));
        responses.put("5XX", Map.of("$ref", "#/components/responses/Problem"));
        return responses;
    }

    /** An operation that says what it produces answers a file of that kind. */
    private Optional<Map<String, Object>> file() {
        return Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class))
                .flatMap(mapping -> Stream.of(mapping.produces()).findFirst())
                .map(type -> Map.of(type, Map.of("schema", Map.of("type", "string", "format", "binary"))));
    }

    private ResolvableType answer() {
        Type returned = handler.getMethod().getGenericReturnType();
        ResolvableType type = ResolvableType.forType(returned);
        return HttpEntity.class.isAssignableFrom(type.resolve(Object.class)) ? type.getGeneric(0) : type;
    }

    // A ResponseEntity hides its status: then it is what such a method means by convention, or what @ResponseStatus
    // says.
    private int status(boolean isEmpty) {
        ResponseStatus said = handler.getMethodAnnotation(ResponseStatus.class);
        if (said != null) {
            return said.code().value();
        }
        boolean isEntity = HttpEntity.class.isAssignableFrom(handler.getMethod().getReturnType());
        if (isEmpty) {
            return isEntity ? 204 : 200;
        }
        return isEntity && verb.equals("post") ? 201 : 200;
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }
}
