package org.nightdesk.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/** Describes types as JSON Schema (2020-12), by the same conventions that {@link StrictJson} reads them. */
class Schemas {

    /** Bodies that are sent leave out what is optional; answers always have every field. */
    enum Way {
        IN,
        OUT
    }

    private record Key(Class<?> type, Way way) {}

    private static final Map<Class<?>, Map<String, Object>> PLAIN = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(CharSequence.class, Map.of("type", "string")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(double.class, Map.of("type", "number")),
            Map.entry(Double.class, Map.of("type", "number")),
            Map.entry(java.math.BigDecimal.class, Map.of("type", "number")),
            Map.entry(java.time.Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(java.time.LocalDate.class, Map.of("type", "string", "format", "date")),
            Map.entry(java.time.LocalTime.class, Map.of("type", "string", "description", "Time of day, 09:00.")),
            Map.entry(java.time.ZoneId.class, Map.of("type", "string", "description", "Zone, Europe/Dublin.")),
            Map.entry(java.time.Duration.class, Map.of("type", "string", "format", "duration")),
            Map.entry(java.net.URI.class, Map.of("type", "string", "format", "uri-reference")));

    private final Map<Key, String> names = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> components = new TreeMap<>();

    /** Everything that was referred to, by name. */
    Map<String, Map<String, Object>> components() {
        return components;
    }

    Map<String, Object> of(ResolvableType type, Way way) {
        Class<?> raw = type.resolve(Object.class);
        if (PLAIN.containsKey(raw)) {
            return PLAIN.get(raw);
        }
        if (raw == Optional.class) {
            return orNull(of(type.getGeneric(0), way));
        }
        if (raw == OptionalInt.class || raw == OptionalLong.class) {
            return orNull(Map.of("type", "integer"));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(type.as(Collection.class).getGeneric(0), way));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of(
                    "type",
                    "object",
                    "additionalProperties",
                    of(type.as(Map.class).getGeneric(1), way));
        }
        return ofOurs(type, raw, way);
    }

    private Map<String, Object> ofOurs(ResolvableType type, Class<?> raw, Way way) {
        if (raw.isEnum()) {
            return Map.of("type", "string", "enum", words(raw));
        }
        if (raw.isRecord() && raw.getTypeParameters().length > 0) {
            return record(type, raw, way);
        }
        if (raw.isRecord()) {
            return Map.of("$ref", "#/components/schemas/" + name(type, new Key(raw, way)));
        }
        if (raw.isSealed()) {
            return Map.of(
                    "anyOf",
                    Stream.of(raw.getPermittedSubclasses())
                            .map(permitted -> of(ResolvableType.forClass(permitted), way))
                            .toList());
        }
        return Map.of();
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private String name(ResolvableType type, Key key) {
        String known = names.get(key);
        if (known != null) {
            return known;
        }
        String name = free(key);
        names.put(key, name);
        components.put(name, Map.of());
        components.put(name, record(type, key.type(), key.way()));
        return name;
    }

    private String free(Key key) {
        String simple = key.type().getSimpleName();
        Class<?> outer = key.type().getEnclosingClass();
        String qualified = outer == null ? simple : outer.getSimpleName().replace("Controller", "") + simple;
        return Stream.of(simple, qualified, qualified + (key.way() == Way.IN ? "Sent" : "Given"))
                .filter(name -> !components.containsKey(name))
                .findFirst()
                .orElseGet(() -> key.type().getName());
    }

    private Map<String, Object> record(ResolvableType type, Class<?> raw, Way way) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<RecordComponent> shown = Stream.of(raw.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .toList();
        shown.forEach(component -> properties.put(propertyName(component), property(type, component, way)));
        Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "object", "properties", properties));
        schema.put(
                "required",
                shown.stream()
                        .filter(component -> isRequired(raw, component, way))
                        .map(Schemas::propertyName)
                        .toList());
        if (way == Way.IN) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private Map<String, Object> property(ResolvableType owner, RecordComponent component, Way way) {
        Map<String, Object> schema = of(ResolvableType.forType(component.getGenericType(), owner), way);
        return isNullable(component) ? orNull(schema) : schema;
    }

    private static boolean isRequired(Class<?> owner, RecordComponent component, Way way) {
        if (way == Way.OUT) {
            return !owner.isAnnotationPresent(JsonInclude.class);
        }
        Class<?> type = component.getType();
        boolean isMany = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        return !isMany && !isNullable(component) && !isOptional(type);
    }

    private static boolean isOptional(Class<?> type) {
        return Set.<Class<?>>of(Optional.class, OptionalInt.class, OptionalLong.class)
                .contains(type);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String propertyName(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.isEmpty()) {
            return schema;
        }
        if (schema.get("type") instanceof String type && !schema.containsKey("enum")) {
            Map<String, Object> either = new LinkedHashMap<>(schema);
            either.put("type", List.of(type, "null"));
            return either;
        }
        return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }
}
