package org.nightdesk.api;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.subject.Refused;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says why a JSON body cannot be taken, in the sender's words: the field's path and the remedy. */
class Unreadable {

    private Unreadable() {}

    static Problem problem(HttpMessageNotReadableException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException jackson) {
                return problem(jackson);
            }
        }
        return Problem.unreadable("A JSON body is needed.");
    }

    private static Problem problem(JacksonException failure) {
        String field = path(failure.getPath());
        if (refused(failure) instanceof Refused refused) {
            return Problem.invalid(refused.problems().stream()
                    .map(one -> new Refused.Problem(join(field, one.field()), one.reason()))
                    .toList());
        }
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                Problem.invalid(
                        field, "There is no such field. Known here: " + known(unknown.getKnownPropertyIds()) + ".");
            case InvalidNullException missing -> Problem.invalid(field, "This must not be null.");
            case InputCoercionException outside ->
                Problem.invalid(field, "This must be " + noun(outside.getTargetType()) + ".");
            case MismatchedInputException mismatch -> ofMismatch(field, mismatch);
            default -> Problem.unreadable("This is not well-formed JSON" + at(failure.getLocation()) + ".");
        };
    }

    private static @Nullable Refused refused(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }

    // Jackson tells these apart by its words only; a test holds them.
    private static Problem ofMismatch(String field, MismatchedInputException failure) {
        if (failure.getOriginalMessage().startsWith("Trailing token")) {
            return Problem.unreadable("There is something after the end of the JSON value.");
        }
        if (failure.getOriginalMessage().startsWith("Missing required creator property")) {
            return Problem.invalid(field, "This is needed.");
        }
        return Problem.invalid(field, "This must be " + noun(failure.getTargetType()) + ".");
    }

    private static String noun(@Nullable Class<?> type) {
        if (type == null || Object.class == type) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT);
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text without NUL characters";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a " + (type == double.class || type == Double.class ? "" : "whole ") + "number in range";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.getName().startsWith("java.time.") ? time(type.getSimpleName()) : "an object";
    }

    private static String time(String type) {
        return switch (type) {
            case "Instant" -> "a time with its zone, for example 2026-11-20T03:06:00Z, from 1970 to 9999";
            case "LocalTime" -> "a time of day, for example 09:00";
            case "LocalDate" -> "a date, for example 2026-11-20";
            case "ZoneId" -> "a time zone, for example Europe/Dublin";
            case "Duration" -> "a duration, for example PT15M";
            case "DayOfWeek" -> "a day of the week, for example MONDAY";
            default -> "of the form of " + type;
        };
    }

    private static String known(@Nullable Collection<Object> fields) {
        return fields == null
                ? ""
                : fields.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
                continue;
            }
            path.append(path.isEmpty() ? "" : ".").append(name);
        }
        return path.toString();
    }

    private static String join(String outer, String inner) {
        return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + "." + inner;
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 0
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
