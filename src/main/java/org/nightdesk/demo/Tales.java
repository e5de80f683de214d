package org.nightdesk.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What goes wrong here and what people ask for, as the files beside the program tell it. */
@Component
@Profile("demo")
class Tales {

    private final JsonMapper json;

    Tales(JsonMapper json) {
        this.json = json;
    }

    List<Outage> outages() {
        return read("outages.json", new TypeReference<>() {});
    }

    /** The one that goes on when the demo opens. */
    Outage tonight() {
        return read("tonight.json", new TypeReference<List<Outage>>() {}).getFirst();
    }

    List<Matter> calls() {
        return read("calls.json", new TypeReference<>() {});
    }

    List<Matter> wishes() {
        return read("wishes.json", new TypeReference<>() {});
    }

    private <T> List<T> read(String file, TypeReference<List<T>> type) {
        try (InputStream text = Tales.class.getResourceAsStream("/demo/" + file)) {
            return json.readValue(text, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
