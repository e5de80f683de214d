package org.nightdesk.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Refused;

class FillingTests {

    @Property(tries = 300)
    void aTemplateIsReadBackFromItsSource(@ForAll @StringLength(max = 12) String text, @ForAll boolean dollar) {
        Template template = new Template(List.of(
                new Template.Piece.Literal(text + (dollar ? "$" : "${")),
                new Template.Piece.Reference("name"),
                new Template.Piece.Literal("{" + text),
                new Template.Piece.Secret("key")));

        assertThat(Template.of(template.source())).isEqualTo(template);
    }

    @Property(tries = 300)
    void nothingInAValueIsTakenForAReference(@ForAll @StringLength(max = 12) String value) {
        Template filled = with("${secret:x}" + letters(value) + "$").template(Template.of("${a}{a}"), Place.BODY);

        assertThat(filled.isClosed()).isTrue();
        assertThat(filled.secrets()).isEmpty();
        assertThat(Template.of(filled.source())).isEqualTo(filled);
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(letter -> letter > 0 && Character.getType(letter) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Property(tries = 300)
    void aValueStaysOnePartOfItsPath(@ForAll @StringLength(min = 1, max = 20) String value) {
        filled(value, "/settings/${a}/value", Place.PATH).ifPresent(filled -> {
            URI uri = URI.create("http://localhost" + filled.shown());

            assertThat(uri.getRawPath().split("/", -1)).hasSize(4);
            assertThat(uri.normalize()).isEqualTo(uri);
            assertThat(uri.getRawQuery()).isNull();
            assertThat(uri.getRawFragment()).isNull();
        });
    }

    @Property(tries = 300)
    void aHeaderStaysOneLine(@ForAll @StringLength(max = 20) String value) {
        filled(value, "x ${a}", Place.HEADER)
                .ifPresent(header -> assertThat(header.shown()).matches("[ -~]*"));
    }

    @Property(tries = 300)
    void aWordOfACommandStaysThatWord(@ForAll @StringLength(max = 20) String value) {
        filled(value, "--limit=${a}", Place.ARGUMENT)
                .ifPresent(word ->
                        assertThat(word.shown()).isEqualTo("--limit=" + value).doesNotContain("\0"));
    }

    private static Optional<Template> filled(String value, String template, Place place) {
        try {
            return Optional.of(with(value).template(Template.of(template), place));
        } catch (Refused refused) {
            assertThat(refused.problems().getFirst().field()).isEqualTo("a");
            return Optional.empty();
        }
    }

    @Test
    void refusesByNameWhatDoesNotBelong() {
        assertThat(refusal("a\r\nX: y", Place.HEADER))
                .isEqualTo("“a” has a line break or a letter that no header takes.");
        assertThat(refusal("../admin", Place.PATH)).isEqualTo("“a” has a slash, and would lead to another path.");
        assertThat(refusal("..", Place.PATH)).isEqualTo("“a” would lead to another path.");
        assertThat(refusal("", Place.PATH)).isEqualTo("“a” is empty, and would leave out a part of the path.");
        assertThat(refusal("a\0b", Place.ARGUMENT)).isEqualTo("“a” holds a NUL character.");
        assertThat(refusal("x".repeat(3_000), Place.ARGUMENT))
                .isEqualTo("“a” has more than 2000 letters, too many for this place.");
    }

    private static String refusal(String value, Place place) {
        try {
            return with(value).template(Template.of("${a}"), place).shown();
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void keepsTheKindOfAValueThatStandsAlone() {
        Filling filling = new Filling(Map.of(
                "n", new Value.Amount(new BigDecimal("1.50")), "b", new Value.Truth(true), "x", new Value.None()));

        assertThat(filling.structure(leaf("${n}"), Place.BODY)).isEqualTo(new Structure.Amount(new BigDecimal("1.50")));
        assertThat(filling.structure(leaf("${b}"), Place.BODY)).isEqualTo(new Structure.Truth(true));
        assertThat(filling.structure(leaf("${x}"), Place.SQL)).isEqualTo(new Structure.Nothing());
        assertThat(filling.structure(leaf("EUR ${n}"), Place.BODY)).isEqualTo(leaf("EUR 1.50"));
    }

    private static Structure leaf(String source) {
        return new Structure.Leaf(Template.of(source));
    }

    @Test
    void shellWordsAreJustWordsButNoOptions() {
        Deed command = command("rm", "--", "${a}");

        assertThat(with("; rm -rf / #").deed(command))
                .isEqualTo(new Deed.Command(
                        new Endpoint("", "host"),
                        List.of(Template.literal("rm"), Template.literal("--"), Template.literal("; rm -rf / #")),
                        Map.of(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty()));
        assertThatThrownBy(() -> with("-rf").deed(command))
                .isInstanceOf(Refused.class)
                .hasMessage("“a” begins with -, and would be read as an option of the command.");
    }

    private static Deed command(String... words) {
        return new Deed.Command(
                new Endpoint("", "host"),
                List.of(words).stream().map(Template::of).toList(),
                Map.of(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void leavesSecretsAsReferences() {
        Filling filling = new Filling(Map.of("key", new Value.Secret("api-key")));

        assertThat(filling.template(Template.of("Bearer ${key}"), Place.HEADER).source())
                .isEqualTo("Bearer ${secret:api-key}");
        assertThatThrownBy(() -> filling.template(Template.of("${key}"), Place.SENTENCE))
                .isInstanceOf(Refused.class)
                .hasMessage("A secret has no place here: it would be shown.");
    }

    private static Filling with(String value) {
        return new Filling(Map.of("a", new Value.Text(value)));
    }
}
