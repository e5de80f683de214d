package org.nightdesk.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.intake.Reading.Wrong;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Received;
import org.nightdesk.signal.Signal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * A request taken apart, one element after the other: the good signals, and in words what was wrong with the others. Where the JSON itself
 * breaks, what stood before is kept.
 */
record Parsed(List<Signal> signals, List<String> problems) {

    private static final int MOST_PROBLEMS = 100;
    private static final int MOST_ELEMENTS = 20_000;

    /** How a format reads one element. */
    interface Reader {
        Signal read(JsonNode element) throws Wrong;
    }

    /** Where a format keeps its elements. */
    enum Place {
        A_LIST,
        A_LIST_OR_ONE,
        A_LIST_UNDER_ALERTS
    }

    static Parsed of(Body body, Place place, Reader reader) {
        Parsed parsed = new Parsed(new ArrayList<>(), new ArrayList<>());
        try (JsonParser parser = IntakeJson.parser(body)) {
            parsed.readAll(parser, place, reader);
        } catch (Wrong wrong) {
            parsed.problem(String.valueOf(wrong.getMessage()));
        } catch (JacksonException broken) {
            parsed.problem(
                    "the request is not JSON: " + broken.getOriginalMessage().replace('\0', ' '));
        }
        return parsed;
    }

    Received received(Integration integration, String format, Body body) {
        return new Received(integration, format, signals, problems, body.bytes());
    }

    private void readAll(JsonParser parser, Place place, Reader reader) throws Wrong {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY && place != Place.A_LIST_UNDER_ALERTS) {
            readList(parser, reader);
        } else if (token == JsonToken.START_OBJECT && place == Place.A_LIST_UNDER_ALERTS) {
            readListUnderAlerts(parser, reader);
        } else if (token == JsonToken.START_OBJECT && place == Place.A_LIST_OR_ONE) {
            readOne(parser, reader, 0);
        } else {
            throw new Wrong("%s is expected, this is %s"
                    .formatted(
                            place == Place.A_LIST_UNDER_ALERTS ? "an object with alerts" : "a list of alerts",
                            what(token)));
        }
    }

    private void readListUnderAlerts(JsonParser parser, Reader reader) throws Wrong {
        boolean found = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean alerts = parser.currentName().equals("alerts");
            if (alerts && parser.nextToken() == JsonToken.START_ARRAY) {
                found = true;
                readList(parser, reader);
            } else if (alerts) {
                throw new Wrong("alerts must be a list, it is " + what(parser.currentToken()));
            } else {
                parser.nextToken();
                parser.skipChildren();
            }
        }
        if (!found) {
            throw new Wrong("alerts are missing: a list of alerts is expected under this name");
        }
    }

    private void readList(JsonParser parser, Reader reader) throws Wrong {
        for (int place = 0; parser.nextToken() != JsonToken.END_ARRAY; place++) {
            if (place == MOST_ELEMENTS) {
                throw new Wrong("only the first %,d are taken, send the others in requests of their own"
                        .formatted(MOST_ELEMENTS));
            }
            readOne(parser, reader, place);
        }
    }

    private void readOne(JsonParser parser, Reader reader, int place) {
        JsonNode element = IntakeJson.tree(parser);
        try {
            signals.add(reader.read(element));
        } catch (Wrong wrong) {
            problem("[" + place + "]: " + wrong.getMessage());
        }
    }

    private void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        } else if (problems.size() == MOST_PROBLEMS) {
            problems.add("and more");
        }
    }

    private static String what(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_ARRAY -> "a list";
            case START_OBJECT -> "an object";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "nothing";
        };
    }
}
