package org.nightdesk.playbook;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nightdesk.subject.Refused;

/**
 * Fills known values into templates, each as its place needs it. What does not belong there is Refused by the name of the value. The result is closed: only secrets are
 * left, and nothing in a value is ever taken for a reference. A pure function of the values.
 */
public final class Filling {

    private final Map<String, Value> values;

    public Filling(Map<String, Value> values) {
        this.values = Map.copyOf(values);
    }

    /** Of a deed everything. A path is encoded already; what {@code query} holds is not. */
    public Deed deed(Deed deed) {
        return switch (deed) {
            case Deed.Http http -> http(http);
            case Deed.Sql sql -> sql(sql);
            case Deed.Command command -> command(command);
        };
    }

    private Deed http(Deed.Http http) {
        return new Deed.Http(
                http.endpoint(),
                http.method(),
                path(http.path()),
                each(http.query(), one -> template(one, Place.QUERY)),
                each(http.headers(), one -> template(one, Place.HEADER)),
                http.body().map(body -> structure(body, Place.BODY)),
                http.statuses(),
                each(http.json(), one -> structure(one, Place.BODY)),
                http.capture());
    }

    private Deed sql(Deed.Sql sql) {
        Map<String, Structure> bound = new LinkedHashMap<>();
        sql.statement()
                .order()
                .forEach(name -> bound.computeIfAbsent(name, one -> structure(sql.bound(one), Place.SQL)));
        return new Deed.Sql(
                sql.endpoint(),
                sql.statement(),
                bound,
                sql.rows(),
                sql.value().map(value -> structure(value, Place.BODY)),
                sql.capture());
    }

    private Deed command(Deed.Command command) {
        return new Deed.Command(
                command.endpoint(),
                command.argv().stream().map(this::argument).toList(),
                each(command.environment(), one -> template(one, Place.BODY)),
                command.input().map(one -> template(one, Place.BODY)),
                command.exit(),
                command.output().map(output -> template(output, Place.SENTENCE)),
                command.capture());
    }

    private static <V> Map<String, V> each(Map<String, V> map, UnaryOperator<V> fill) {
        Map<String, V> filled = new LinkedHashMap<>();
        map.forEach((name, one) -> filled.put(name, fill.apply(one)));
        return filled;
    }

    /** For places that keep no secrets: the text that comes of it. */
    public String text(Template template, Place place) {
        return template(template, place).shown();
    }

    public Template template(Template template, Place place) {
        return new Template(
                template.pieces().stream().map(piece -> piece(piece, place)).toList());
    }

    private Template.Piece piece(Template.Piece piece, Place place) {
        if (!(piece instanceof Template.Piece.Reference(String name))) {
            return piece;
        }
        Value value = value(name);
        if (value instanceof Value.Late(String slot)) {
            return late(name, slot, place);
        }
        if (value instanceof Value.Secret(String secret)) {
            if (!place.keepsSecrets()) {
                throw Refused.invalid(name, "A secret has no place here: it would be shown.");
            }
            return new Template.Piece.Secret(secret);
        }
        return new Template.Piece.Literal(fitting(name, value.text(), place));
    }

    // The plan says where it will come from; the execution puts it there.
    private static Template.Piece late(String name, String slot, Place place) {
        return switch (place) {
            case SENTENCE -> new Template.Piece.Literal("‹" + slot + "›");
            case ARGUMENT, PARAMETER ->
                throw Refused.invalid(name, "“" + name + "” is known only while it runs: it has no place here.");
            case PATH, QUERY, HEADER, BODY, SQL -> new Template.Piece.Reference(slot);
        };
    }

    private Value value(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() ->
                        Refused.invalid(name, "“" + name + "” has no value: it was left empty, or never captured."));
    }

    /** The value as it stands in that place; Refused by this name when it does not belong there. */
    static String fitting(String name, String text, Place place) {
        Unfit.in(place, text).ifPresent(reason -> {
            throw Refused.invalid(name, "“" + name + "” " + reason);
        });
        return place == Place.PATH ? encoded(text) : text;
    }

    /** Whether it can be written in UTF-8: no half of a surrogate pair. */
    static boolean isWhole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private Template path(Template path) {
        Template filled = template(path, Place.PATH);
        boolean climbs = Stream.of(filled.shown().split("/")).anyMatch(part -> part.equals(".") || part.equals(".."));
        if (climbs) {
            throw Refused.invalid(
                    path.references().getFirst(), "“" + path.references().getFirst() + "” would lead to another path.");
        }
        return filled;
    }

    // A word that begins with a minus because of a value would be an option that nobody wrote.
    private Template argument(Template word) {
        Template filled = template(word, Place.ARGUMENT);
        if (!word.references().isEmpty()
                && filled.shown().startsWith("-")
                && !word.shown().startsWith("-")) {
            String name = word.references().getFirst();
            throw Refused.invalid(name, "“" + name + "” begins with -, and would be read as an option of the command.");
        }
        return filled;
    }

    /** One reference alone becomes the value in its own kind. */
    public Structure structure(Structure structure, Place place) {
        return switch (structure) {
            case Structure.Leaf(Template template) ->
                template.whole()
                        .map(name -> whole(name, template, place))
                        .orElseGet(() -> new Structure.Leaf(template(template, place)));
            case Structure.Items(List<Structure> items) -> {
                List<Structure> filled = new ArrayList<>();
                items.forEach(one -> filled.add(structure(one, place)));
                yield new Structure.Items(filled);
            }
            case Structure.Fields(Map<String, Structure> fields) ->
                new Structure.Fields(each(fields, one -> structure(one, place)));
            case Structure.Amount amount -> amount;
            case Structure.Truth truth -> truth;
            case Structure.Nothing nothing -> nothing;
        };
    }

    private Structure whole(String name, Template template, Place place) {
        return switch (value(name)) {
            case Value.Amount(BigDecimal number) -> new Structure.Amount(number);
            case Value.Truth(boolean yes) -> new Structure.Truth(yes);
            case Value.None none -> new Structure.Nothing();
            default -> new Structure.Leaf(template(template, place));
        };
    }

    /** What does not belong into a place. */
    private static final class Unfit {

        private static final int LONGEST = 2_000;

        private Unfit() {}

        static Optional<String> in(Place place, String text) {
            if (text.indexOf('\0') >= 0) {
                return Optional.of("holds a NUL character.");
            }
            if (!isWhole(text)) {
                return Optional.of("holds half of a letter.");
            }
            return switch (place) {
                case HEADER ->
                    when(
                                    hasControls(text) || text.chars().anyMatch(letter -> letter > '~'),
                                    "has a line break or a letter that no header takes.")
                            .or(() -> tooLong(text, LONGEST));
                case PATH ->
                    when(text.isEmpty(), "is empty, and would leave out a part of the path.")
                            .or(() -> when(
                                    text.indexOf('/') >= 0 || text.indexOf('\\') >= 0,
                                    "has a slash, and would lead to another path."))
                            .or(() -> when(text.equals(".") || text.equals(".."), "would lead to another path."))
                            .or(() -> when(hasControls(text), "has a line break or a control character."))
                            .or(() -> tooLong(text, LONGEST));
                case QUERY ->
                    when(hasControls(text), "has a line break or a control character.")
                            .or(() -> tooLong(text, LONGEST));
                case ARGUMENT -> tooLong(text, LONGEST);
                case SENTENCE, BODY, SQL, PARAMETER -> tooLong(text, Fields.PAGE);
            };
        }

        private static Optional<String> when(boolean unfit, String reason) {
            return unfit ? Optional.of(reason) : Optional.empty();
        }

        private static Optional<String> tooLong(String text, int most) {
            return when(text.length() > most, "has more than " + most + " letters, too many for this place.");
        }

        private static boolean hasControls(String text) {
            return text.chars().anyMatch(Character::isISOControl);
        }
    }
}
