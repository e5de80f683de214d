package org.nightdesk.intake;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Takes values out of foreign JSON, strictly: what has the wrong type, or cannot be stored, is said by name. */
final class Reading {

    private static final int LONGEST_NAME = 1_024;
    private static final int LONGEST_VALUE = 16_384;
    private static final int MOST_PAIRS = 256;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Reading() {}

    /** One part of a request is not as it should be; the message names the field and the remedy. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /** The text of a field; empty when it is missing or null. */
    static String text(JsonNode object, String field) throws Wrong {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new Wrong(field + " must be text, it is " + type(value));
        }
        return storable(field, value.stringValue());
    }

    /** An RFC 3339 time, to the microsecond; empty when missing, null, empty or Go's zero time. */
    static Optional<Instant> time(JsonNode object, String field) throws Wrong {
        String text = text(object, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Instant time = instant(field, text).truncatedTo(ChronoUnit.MICROS);
        if (time.isBefore(EARLIEST)) {
            return Optional.empty();
        }
        if (time.isAfter(LATEST)) {
            throw new Wrong(field + " lies after the year 9999");
        }
        return Optional.of(time);
    }

    /** Name and text pairs, sorted by name, pairs with an empty text left out as Alertmanager does. */
    static Map<String, String> pairs(JsonNode object, String field) throws Wrong {
        JsonNode value = object.path(field);
        Map<String, String> pairs = new TreeMap<>();
        if (value.isMissingNode() || value.isNull()) {
            return pairs;
        }
        if (!value.isObject()) {
            throw new Wrong(field + " must be an object of texts, it is " + type(value));
        }
        if (value.size() > MOST_PAIRS) {
            throw new Wrong(field + " has " + value.size() + " entries, " + MOST_PAIRS + " fit");
        }
        for (String name : value.propertyNames()) {
            pairs.put(storable(field + " name", name), text(value, name));
        }
        pairs.values().removeIf(String::isEmpty);
        return pairs;
    }

    static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case STRING, BINARY -> "text";
            case NULL, MISSING -> "missing";
        };
    }

    private static Instant instant(String field, String text) throws Wrong {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new Wrong(field + " must be a time such as 2026-11-20T03:06:00Z, it is \"" + shortened(text) + "\"");
        }
    }

    private static String storable(String field, String text) throws Wrong {
        int most = field.endsWith(" name") ? LONGEST_NAME : LONGEST_VALUE;
        if (text.length() > most) {
            throw new Wrong(field(field) + " has " + text.length() + " characters, " + most + " fit");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Wrong(field(field) + " contains the character NUL, which cannot be stored");
        }
        if (hasHalfACharacter(text)) {
            throw new Wrong(field(field) + " contains half a character (a lone surrogate)");
        }
        return text;
    }

    private static boolean hasHalfACharacter(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
            }
        }
        return false;
    }

    private static String field(String field) {
        return shortened(field).replace('\0', ' ');
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
