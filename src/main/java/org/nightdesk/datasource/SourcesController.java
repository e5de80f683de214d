package org.nightdesk.datasource;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Product;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/data-sources}: databases that reports read. */
@RestController
@RequestMapping("/api/v1/data-sources")
@Needs(Role.ADMINISTRATOR)
class SourcesController {

    /** Each as it is usual unless said: {@code seconds} that the database works for a run (30), rows (1,000,000) and megabytes (500) of a result, runs at once of one person (2) and of all (5). */
    record AllowanceBody(
            Optional<Integer> seconds,
            Optional<Long> rows,
            Optional<Integer> megabytes,
            Optional<Integer> each,
            Optional<Integer> here) {

        Allowance allowance(Allowance usual) {
            return new Allowance(
                    seconds.orElse(usual.seconds()),
                    rows.orElse(usual.rows()),
                    megabytes.orElse(usual.megabytes()),
                    each.orElse(usual.each()),
                    here.orElse(usual.here()));
        }
    }

    /** {@code product} is postgresql unless said, mariadb, mysql, sqlserver or oracle; {@code port} is its usual one unless said; without a password the kept one stays; {@code insist}: take a login that could write;
     * {@code personal}: columns that are masked, such as email or person.email; {@code accept}: on SQL Server and Oracle, why it is read although nobody could attack the guards there. */
    record SourceBody(
            String name,
            Optional<String> product,
            String host,
            Optional<Integer> port,
            String database,
            String login,
            Optional<String> password,
            Optional<Boolean> insist,
            Optional<AllowanceBody> allowance,
            Optional<List<String>> personal,
            Optional<String> accept) {

        SourceDraft draft() {
            Product of = product.map(Product::of).orElse(Product.POSTGRESQL);
            return new SourceDraft(
                    of,
                    name,
                    host,
                    Integer.toString(port.orElse(of.port())),
                    database,
                    login,
                    password.orElse(""),
                    insist.orElse(false),
                    allowance.map(body -> body.allowance(Allowance.usual(of))).orElse(Allowance.usual(of)),
                    SourceDraft.columns(String.join("\n", personal.orElse(List.of()))),
                    accept.orElse(""));
        }
    }

    record EnabledBody(boolean enabled) {}

    /** {@code mayWrite}: each way in which the login could change something, as it was at {@code checkedAt}. {@code builtIn}: the program's own database; {@code trouble} says why it cannot be asked yet, empty when it can. */
    record DataSourceView(
            String id,
            String name,
            String product,
            String host,
            int port,
            String database,
            String login,
            boolean enabled,
            boolean insisted,
            Allowance allowance,
            List<String> personal,
            String accepted,
            String version,
            boolean replica,
            List<String> mayWrite,
            Instant checkedAt,
            boolean builtIn,
            String trouble) {

        static DataSourceView of(Source source) {
            Address address = source.address();
            return new DataSourceView(
                    source.text(),
                    source.name(),
                    source.product().word(),
                    address.host(),
                    address.port(),
                    address.database(),
                    address.login(),
                    source.enabled(),
                    source.insisted(),
                    source.allowance(),
                    source.personal(),
                    source.accepted(),
                    source.account().version(),
                    source.account().replica(),
                    source.account().mayWrite(),
                    source.checkedAt(),
                    source.builtIn(),
                    source.trouble());
        }
    }

    private final Sources sources;
    private final InstantSource clock;

    SourcesController(Sources sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @GetMapping
    Listed<DataSourceView> list(Window window, Viewer viewer) {
        return window.cut(sources.all(viewer), Source::id, DataSourceView::of);
    }

    @GetMapping("/{id}")
    DataSourceView show(@PathVariable String id) {
        return DataSourceView.of(sources.source(Source.id(id)));
    }

    @PostMapping
    @Summary("Connects with the login first, and refuses one that could write unless it is insisted on.")
    ResponseEntity<DataSourceView> create(Viewer viewer, @RequestBody SourceBody body) {
        DataSourceView made = DataSourceView.of(sources.create(body.draft(), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/data-sources/" + made.id()))
                .body(made);
    }

    @PutMapping("/{id}")
    DataSourceView change(@PathVariable String id, Viewer viewer, @RequestBody SourceBody body) {
        return DataSourceView.of(sources.change(Source.id(id), body.draft(), viewer, clock.instant()));
    }

    @PostMapping("/{id}/check")
    @Summary(
            "Looks again what the login may do; one that has learned to write is switched off unless it was insisted on.")
    DataSourceView check(@PathVariable String id, Viewer viewer) {
        return DataSourceView.of(sources.check(Source.id(id), viewer, clock.instant()));
    }

    @PutMapping("/{id}/enabled")
    @Summary("The kill switch: nothing is asked of a source that is off.")
    DataSourceView enable(@PathVariable String id, Viewer viewer, @RequestBody EnabledBody body) {
        return DataSourceView.of(sources.enable(Source.id(id), body.enabled(), viewer, clock.instant()));
    }
}
