package org.nightdesk.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What leaves as CSV is read again, letter by letter, whatever the letters are. */
class CsvSheetTests {

    @Property(tries = 500)
    void everyTextComesBack(@ForAll @Size(min = 1, max = 4) List<String> texts) {
        assertThat(csv(texts))
                .isEqualTo(texts.stream().map(CsvSheetTests::field).collect(Collectors.joining(",")) + "\r\n");
    }

    @Test
    void textsLongerThanWhatIsWrittenAtOnceStayInTheirOrder() {
        String plain = "ab".repeat(20_000);
        String comma = "x,".repeat(20_000);
        String umlaut = "ü".repeat(20_000);

        assertThat(csv(List.of("first", plain, comma, umlaut, "last")))
                .isEqualTo("first," + plain + ",\"" + comma + "\"," + umlaut + ",last\r\n");
    }

    @Test
    void nothingBecomesAFormula() {
        assertThat(csv(Arrays.asList("=1,\"1\"", "=1+1", "+1", "-1", "@a", "a=1")))
                .isEqualTo("\"'=1,\"\"1\"\"\",'=1+1,'+1,'-1,'@a,a=1\r\n");
    }

    // As RFC 4180 has it, said the slow way; what UTF-8 cannot say becomes a question mark.
    private static String field(String text) {
        String harmless = text.matches("(?s)[=+\\-@\\t\\r\\n].*") ? "'" + text : text;
        String quoted = harmless.matches("(?s).*[,\"\\r\\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
        return new String(quoted.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String csv(List<String> texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Sheet sheet = new CsvSheet(out, ZoneOffset.UTC);
            sheet.row(texts.stream().<Cell>map(Cell.Text::new).toList());
            sheet.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
