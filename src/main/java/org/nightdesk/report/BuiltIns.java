package org.nightdesk.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.datasource.Source;
import org.nightdesk.datasource.Sources;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports that come with the program, on its own database. They are saved reports with versions like any other, but changed by the program alone: who wants
 * another makes a copy.
 */
@Component("builtInReports")
public class BuiltIns {

    /** Who wrote them. */
    public static final String OWNER = "Nightdesk";

    private static final String NAMED_OTHERWISE = " (built in)";

    /**
     * One of them. {@code key} stays the same for ever. {@code usual} are values that its form begins with, by the field: a parameter's, or
     * {@code pivot-as}, what is drawn; a date range by its own name, as days: {@code 84} are the last twelve weeks. {@code pivot} is what it is seen by at first, as lines.
     */
    public record BuiltIn(
            String key,
            String name,
            String description,
            Role least,
            String sql,
            String parameters,
            List<String> tags,
            Map<String, String> usual,
            String pivot) {

        /** Seen by no pivot. */
        public BuiltIn(
                String key,
                String name,
                String description,
                Role least,
                String sql,
                String parameters,
                List<String> tags,
                Map<String, String> usual) {
            this(key, name, description, least, sql, parameters, tags, usual, "");
        }

        /** The same, seen by this pivot at first. */
        public BuiltIn seenBy(String... lines) {
            return new BuiltIn(key, name, description, least, sql, parameters, tags, usual, String.join("\n", lines));
        }

        private String usualLines() {
            return usual.entrySet().stream()
                    .map(one -> one.getKey() + " = " + one.getValue())
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }

        private String digest() {
            String whole = String.join(
                    "\0", name, description, least.word(), sql, parameters, tags.toString(), usualLines(), pivot);
            return HexFormat.of().formatHex(Secrets.sha256(whole.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private record Kept(
            long id, String name, int version, String sql, String parameters, String pivot, List<String> known) {

        boolean asks(ReportDraft draft) {
            return sql.equals(draft.sql()) && parameters.equals(draft.parameters()) && pivot.equals(draft.pivot());
        }
    }

    private final ReportStore store;
    private final Sources sources;
    private final JdbcClient jdbc;

    BuiltIns(ReportStore store, Sources sources, JdbcClient jdbc) {
        this.store = store;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    /** Makes those that are missing, and brings those that the program never brought like this: with a further version where they ask something else. */
    @Transactional
    public void bring(List<BuiltIn> all, Instant now) {
        // Nodes that start together do it one after the other.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('report.built_in'))")
                .query((row, number) -> 0)
                .list();
        Map<String, Kept> kept = kept();
        all.stream()
                .filter(one -> !kept.containsKey(one.key())
                        || !kept.get(one.key()).known().contains(one.digest()))
                .forEach(one -> bring(one, Optional.ofNullable(kept.get(one.key())), now));
    }

    private Map<String, Kept> kept() {
        return jdbc
                .sql("""
                select built_in, id, name, report.version, sql, parameters, pivot, known
                  from report.report
                  join report.version on version.report_id = report.id and version.version = report.version
                 where built_in is not null
                """)
                .query((row, number) -> Map.entry(
                        row.getString("built_in"),
                        new Kept(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getInt("version"),
                                row.getString("sql"),
                                row.getString("parameters"),
                                row.getString("pivot"),
                                List.of((String[]) row.getArray("known").getArray()))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void bring(BuiltIn wanted, Optional<Kept> before, Instant now) {
        Source source = sources.builtIn();
        ReportDraft draft = new ReportDraft(
                        free(wanted.name(), before),
                        wanted.description(),
                        source.id(),
                        Optional.empty(),
                        wanted.least(),
                        wanted.sql(),
                        wanted.parameters(),
                        wanted.tags())
                .seenBy(wanted.pivot())
                .checked(sources.dialect(source));
        long id = before.isEmpty() ? made(draft, now) : changed(before.get(), draft, now);
        jdbc.sql("update report.report set built_in = :key, known = known || :digest, usual = :usual where id = :id")
                .param("key", wanted.key())
                .param("digest", wanted.digest())
                .param("usual", wanted.usualLines())
                .param("id", id)
                .update();
    }

    // A name that somebody has taken stays theirs.
    private String free(String name, Optional<Kept> before) {
        boolean taken = jdbc.sql(
                        "select exists (select 1 from report.report where lower(name) = lower(:name) and asked is null and id <> :id)")
                .param("name", name)
                .param("id", before.map(Kept::id).orElse(0L))
                .query(Boolean.class)
                .single();
        return taken ? name + NAMED_OTHERWISE : name;
    }

    private long made(ReportDraft draft, Instant now) {
        long id = store.insert(draft, OWNER, now)
                .orElseThrow(() -> new IllegalStateException(draft.name() + " is the name of two reports"));
        store.version(id, 1, draft, OWNER, now);
        return id;
    }

    private long changed(Kept before, ReportDraft draft, Instant now) {
        boolean same = before.asks(draft);
        int version = same ? before.version() : before.version() + 1;
        if (!same) {
            store.version(before.id(), version, draft, OWNER, now);
        }
        store.update(before.id(), draft, version);
        return before.id();
    }
}
