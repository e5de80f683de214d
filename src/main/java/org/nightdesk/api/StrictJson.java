package org.nightdesk.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How a body of the API is read: nothing is guessed, nothing is dropped. A record's component is needed unless it is
 * an {@code Optional} or {@code @Nullable}; a list or map that is left out is empty.
 */
class StrictJson {

    private StrictJson() {}

    static JsonMapper of(JsonMapper lenient) {
        AnnotationIntrospector usual = lenient.deserializationConfig().getAnnotationIntrospector();
        return lenient.rebuild()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(new SimpleModule("strict")
                        .addDeserializer(String.class, new PlainText())
                        .addDeserializer(Instant.class, new Moment()))
                .annotationIntrospector(AnnotationIntrospector.pair(new Needed(), usual))
                .build();
    }

    /** Reads what is needed from the type itself. */
    private static final class Needed extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return isComponent(member) ? isNeeded(member) && !isMany(member) : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            if (!(annotated instanceof AnnotatedMember member) || !isComponent(member)) {
                return JsonSetter.Value.empty();
            }
            if (isMany(member)) {
                return JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL);
            }
            return isNeeded(member) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
        }

        private static boolean isComponent(AnnotatedMember member) {
            return member instanceof AnnotatedParameter
                    && member.getDeclaringClass().isRecord();
        }

        private static boolean isMany(AnnotatedMember member) {
            Class<?> type = member.getRawType();
            return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        }

        private static boolean isNeeded(AnnotatedMember member) {
            Class<?> type = member.getRawType();
            boolean isOptional = type == Optional.class || type == OptionalInt.class || type == OptionalLong.class;
            return !isOptional && !isNullable((AnnotatedParameter) member);
        }

        private static boolean isNullable(AnnotatedParameter parameter) {
            AnnotatedType type = parameter
                    .getDeclaringClass()
                    .getRecordComponents()[parameter.getIndex()]
                    .getAnnotatedType();
            return type.isAnnotationPresent(Nullable.class);
        }
    }
}
