package org.nightdesk.intake;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.intake.Reading.Wrong;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Received;
import org.nightdesk.signal.Signal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request taken apart: the good signals, and in words what was wrong with the others. */
record Parsed(List<Signal> signals, List<String> problems) {

    private static final int MOST_PROBLEMS = 100;

    /** How a format reads one element. */
    interface Reader {
        Signal read(JsonNode element) throws Wrong;
    }

    /** Where a format keeps its elements. */
    interface Elements {
        Iterable<JsonNode> in(JsonNode whole) throws Wrong;
    }

    static Parsed of(JsonMapper json, Body body, Elements elements, Reader reader) {
        Parsed parsed = new Parsed(new ArrayList<>(), new ArrayList<>());
        try {
            parsed.readAll(elements.in(json.readTree(body.bytes())), reader);
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

    private void readAll(Iterable<JsonNode> elements, Reader reader) {
        int place = 0;
        for (JsonNode element : elements) {
            try {
                signals.add(reader.read(element));
            } catch (Wrong wrong) {
                problem("[" + place + "]: " + wrong.getMessage());
            }
            place++;
        }
    }

    private void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        } else if (problems.size() == MOST_PROBLEMS) {
            problems.add("and more");
        }
    }
}
