package org.nightdesk.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

class ExportTests {

    private static final int MANY = 100_000;

    /** After the line break that ends the chunk before it: a row may end with 0 and a chunk with a row. */
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private static TestNode node;
    private static String token;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void fillADesk() {
        node = TestNode.fresh();
        token = Cast.of(node).token(Role.RESPONDER);
        long service = node.bean(Services.class).catchAll().id().value();
        jdbc().sql("""
                insert into desk.ticket (kind, title, description, state, state_at, impact, urgency, priority, service_id,
                                         source, opened_at, updated_at, audience, tags)
                select 'incident', 'Ticket ' || n || ', of many', repeat('x', n % 150), 'open', now(), 2, 2, 3, :service,
                       'api', now(), now(), array['staff'], array['many']
                  from generate_series(1, :many) n
                """).param("service", service).param("many", MANY).update();
        open("=HYPERLINK(\"http://evil.example\",\"x\")", "- one\n- two, \"three\"");
        open("@SUM(1+1)", "+44 1");
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void everyTicketIsInTheCsvOnce() throws Exception {
        List<List<String>> rows = csv(fetch("tickets.csv?q=tag:many").body());

        assertThat(rows).hasSize(MANY + 1);
        assertThat(rows).allMatch(row -> row.size() == rows.getFirst().size());
        assertThat(rows.stream().skip(1).map(List::getFirst).distinct()).hasSize(MANY);
    }

    @Test
    void everyTicketIsInTheWorkbookOnce() throws Exception {
        List<String> numbers = firstColumn(fetch("tickets.xlsx?q=tag:many").body());

        assertThat(numbers).hasSize(MANY + 1);
        assertThat(numbers.stream().distinct()).hasSize(MANY + 1);
    }

    @Test
    void nothingThatWasTypedBecomesAFormula() throws Exception {
        List<List<String>> rows = csv(fetch("tickets.csv?q=-tag:many").body());
        assertThat(rows.get(1)).contains("'@SUM(1+1)", "'+44 1");
        assertThat(rows.get(2)).contains("'=HYPERLINK(\"http://evil.example\",\"x\")", "'- one\n- two, \"three\"");

        String sheet = part(fetch("tickets.xlsx?q=-tag:many").body(), "sheet1.xml");
        assertThat(sheet).contains("=HYPERLINK").doesNotContain("<f>");
    }

    @Test
    void aDownloadThatFailsInTheMiddleIsNotAShortList() throws Exception {
        breaksOff("/api/v1/exports/tickets.csv?q=tag:many", "Authorization: Bearer " + token);
        Cast cast = Cast.of(node);
        String session = cast.browser(cast.bob()).cookie("nightdesk_session").orElseThrow();
        breaksOff("/queue/tickets.csv?q=tag:many", "Cookie: nightdesk_session=" + session);
        breaksOff("/queue/tickets.xlsx?q=tag:many", "Cookie: nightdesk_session=" + session);
    }

    // A narrow window, so that most of the list cannot be on its way already when its database goes.
    private void breaksOff(String path, String header) throws Exception {
        try (Socket wire = new Socket()) {
            wire.setReceiveBufferSize(8_192);
            wire.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), URI.create(node.url("/")).getPort()));
            wire.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n\r\n"
                            .formatted(path, header)
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = wire.getInputStream();
            assertThat(new String(answer.readNBytes(1_000), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("transfer-encoding: chunked");
            endTheExport();

            assertThat(ending(answer)).doesNotEndWith(LAST_CHUNK);
        }
    }

    private void endTheExport() {
        int ended = 0;
        for (int i = 0; i < 1_000 && ended == 0; i++) {
            ended = jdbc().sql("""
                    select pg_terminate_backend(pid)
                      from pg_stat_activity
                     where datname = current_database()
                       and pid <> pg_backend_pid()
                       and backend_type = 'client backend'
                       and state <> 'idle'
                       and query like '%from desk.ticket%'
                    """).query().listOfRows().size();
        }
        assertThat(ended).isPositive();
    }

    private static String ending(InputStream answer) throws IOException {
        byte[] rest = new byte[0];
        try {
            for (byte[] next = answer.readNBytes(65_536); next.length > 0; next = answer.readNBytes(65_536)) {
                rest = next;
            }
        } catch (SocketException cut) {
            return "cut";
        }
        return new String(rest, StandardCharsets.UTF_8);
    }

    @Test
    void customersAndWrongWordsGetNoFile() throws Exception {
        Cast cast = Cast.of(node);
        assertThat(cast.browser(cast.charlie()).get("/queue/tickets.csv").statusCode())
                .isEqualTo(404);
        assertThat(fetch("tickets.csv?q=stat:open").statusCode()).isEqualTo(422);
        assertThat(cast.browser(cast.bob()).get("/queue/tickets.pdf").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theQueueOffersItsListWhole() {
        Cast cast = Cast.of(node);
        String queue = cast.browser(cast.bob()).get("/queue?view=on-hold").body();
        assertThat(queue).doesNotContain("/queue/tickets.csv");
        assertThat(cast.browser(cast.bob()).get("/queue?q=tag:many").body())
                .contains("/queue/tickets.csv?q=tag%3Amany", "/queue/tickets.xlsx?q=tag%3Amany");
    }

    private static void open(String title, String description) {
        ATicket.called(title).described(description).from("api").open(node);
    }

    private static JdbcClient jdbc() {
        return node.bean(JdbcClient.class);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(node.url("/api/v1/exports/" + path)))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofMinutes(2))
                .build();
    }

    private HttpResponse<byte[]> fetch(String path) throws Exception {
        return client.send(request(path), BodyHandlers.ofByteArray());
    }

    /** Read by the grammar of RFC 4180 alone. */
    private static List<List<String>> csv(byte[] bytes) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                field.append(c);
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\r')) {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\r') {
                    assertThat(text.charAt(++at)).isEqualTo('\n');
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                field.append(c);
            }
        }
        assertThat(field).isEmpty();
        return rows;
    }

    private static List<String> firstColumn(byte[] book) throws Exception {
        List<String> values = new ArrayList<>();
        try (InputStream zip = at(book, "sheet1.xml")) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(zip);
            boolean first = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    first = xml.getAttributeValue(null, "r").matches("A\\d+");
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("t")
                        && first) {
                    values.add(xml.getElementText());
                }
            }
        }
        return values;
    }

    private static String part(byte[] book, String name) throws IOException {
        return new String(at(book, name).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    // By the directory at its end, as spreadsheets read it.
    private static InputStream at(byte[] book, String name) throws IOException {
        Path file = Files.write(Files.createTempFile("book", ".xlsx"), book);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            var entry = zip.stream()
                    .filter(each -> each.getName().endsWith(name))
                    .findFirst()
                    .orElseThrow();
            return new ByteArrayInputStream(zip.getInputStream(entry).readAllBytes());
        } finally {
            Files.delete(file);
        }
    }
}
