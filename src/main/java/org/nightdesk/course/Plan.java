package org.nightdesk.course;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document in which nothing is left open. {@code made} tells whose it is and when, so that no two plans have one hash; {@code parameters} are as typed, secrets by
 * reference. {@code hours}: how long after its begin it may act.
 */
public record Plan(
        int format,
        Made made,
        Playbook playbook,
        Map<String, String> parameters,
        String reason,
        String about,
        Staging staging,
        int hours,
        List<Target> targets) {

    /** Now the only one. */
    public static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    /** {@code by} is {@code PERSON:12}; {@code at} in UTC; {@code number} is drawn at random. */
    public record Made(String by, String name, String at, String number) {}

    /** Which one, by its identity outside the house, and the hash of that version's text. */
    public record Playbook(String id, String name, int version, String sha256) {}

    public Plan {
        parameters = Map.copyOf(parameters);
        targets = List.copyOf(targets);
    }

    /** The one form that is hashed, approved and kept. */
    public String canonical() {
        return Canonical.text(JSON.convertValue(this, MAP));
    }

    public String sha256() {
        return Canonical.sha256(canonical());
    }

    /** Of what {@link #canonical} wrote. */
    public static Plan read(String text) {
        return JSON.readValue(text, Plan.class);
    }

    /** Every installation that something is done or looked at in, the targets among them; in order. */
    public List<String> installations() {
        Stream<String> others = targets.stream()
                .flatMap(target -> target.steps().stream())
                .flatMap(Step::deeds)
                .map(Deed::endpoint)
                .filter(endpoint -> !endpoint.isEmpty())
                .map(endpoint -> endpoint.substring(0, endpoint.indexOf('/')));
        return Stream.concat(targets.stream().map(Target::key), others)
                .distinct()
                .sorted()
                .toList();
    }

    public Step step(Move move) {
        return targets.get(move.target()).steps().get(move.step());
    }
}
