package org.nightdesk.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nightdesk.channel.Fetched;
import org.nightdesk.channel.Fetcher;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches secrets that are kept elsewhere: in a file that the operator puts there, or at a server that speaks HashiCorp Vault's HTTP API. */
@Component
class Elsewhere {

    static final int LONGEST = 16_000;

    private static final int MOST = 1_000_000;

    private final Path folder;
    private final Fetcher fetcher;
    private final JsonMapper json;

    Elsewhere(Settings settings, Fetcher fetcher, JsonMapper json) {
        this.folder = settings.data().resolve("secrets").toAbsolutePath().normalize();
        this.fetcher = fetcher;
        this.json = json;
    }

    /** Refused when the name leads out of the folder. */
    static void check(String reference) {
        if (!reference.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw Refused.invalid(
                    "reference",
                    "Name a file of the folder secrets in the data folder: letters, digits, point, _ and -.");
        }
    }

    /** Where in the answer the value stands, as a JSON pointer. */
    static String pointer(String reference, Fetcher fetcher) {
        int hash = reference.indexOf("#/");
        if (hash < 0 || fetcher.problemWith(reference.substring(0, hash)).isPresent()) {
            throw Refused.invalid(
                    "reference",
                    "Write the address and, after #, where in the answer it stands: https://vault:8200/v1/secret/data/app#/data/data/password.");
        }
        return reference.substring(hash + 1);
    }

    String file(Kept kept) {
        Path file = folder.resolve(kept.reference());
        try {
            if (Files.size(file) > LONGEST) {
                throw Refused.conflict("The file of the secret " + kept.name() + " is larger than 16 KB.");
            }
            return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException unreadable) {
            throw Refused.conflict(
                    "The file " + kept.reference() + " of the secret " + kept.name() + " cannot be read.");
        }
    }

    String fetched(Kept kept, String token) {
        String pointer = pointer(kept.reference(), fetcher);
        String address = kept.reference().substring(0, kept.reference().length() - pointer.length() - 1);
        return switch (fetcher.fetch(address, "Bearer " + token, MOST)) {
            case Fetched.Failed failed ->
                throw Refused.conflict("The secret " + kept.name() + " could not be fetched. " + failed.reason());
            case Fetched.Body body -> value(kept, body, pointer);
        };
    }

    private String value(Kept kept, Fetched.Body body, String pointer) {
        try {
            JsonNode found = json.readTree(body.bytes()).at(pointer);
            if (found.isString() && found.asString().length() <= LONGEST) {
                return found.asString();
            }
        } catch (JacksonException noJson) {
            throw Refused.conflict("What was answered for the secret " + kept.name() + " is no JSON.");
        }
        throw Refused.conflict("What was answered for the secret " + kept.name() + " has no text at " + pointer + ".");
    }
}
