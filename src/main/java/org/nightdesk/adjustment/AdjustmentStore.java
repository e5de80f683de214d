package org.nightdesk.adjustment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.adjustment.Adjustment.Author;
import org.nightdesk.adjustment.Adjustment.Chain;
import org.nightdesk.adjustment.Adjustment.Verdict;
import org.nightdesk.adjustment.AdjustmentDraft.Checked;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps ledgers; there is nothing here that changes a row, and the database would refuse it. */
@Component
class AdjustmentStore {

    private static final String ENTRIES = """
            select entry.*, verdict.approved, verdict.word, verdict.by_kind as judge_kind, verdict.by_id as judge_id,
                   verdict.by_name as judge_name, verdict.at as judged_at, verdict.signature as judged
              from adjustment.entry
              left join adjustment.verdict on verdict.entry_id = entry.id
             where book_id = :book
            """;

    private final JdbcClient jdbc;

    AdjustmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Book open(String currency, int decimals) {
        return jdbc.sql("""
                insert into adjustment.book (currency, decimals)
                values (:currency, :decimals)
                returning id, currency, decimals
                """)
                .param("currency", currency)
                .param("decimals", decimals)
                .query(AdjustmentStore::book)
                .single();
    }

    Book book(long id) {
        return jdbc.sql("select id, currency, decimals from adjustment.book where id = :id")
                .param("id", id)
                .query(AdjustmentStore::book)
                .single();
    }

    Map<Long, Integer> waiting(Actor but) {
        Map<Long, Integer> waiting = new HashMap<>();
        jdbc.sql("""
                select book_id, count(*) as entries
                  from adjustment.entry
                 where not (by_kind = :kind and by_id = :id)
                   and not exists (select 1 from adjustment.verdict where verdict.entry_id = entry.id)
                 group by book_id
                """).param("kind", but.kind().name()).param("id", but.id()).query(row -> {
            waiting.put(row.getLong("book_id"), row.getInt("entries"));
        });
        return waiting;
    }

    /** Nobody else writes in this book until the transaction ends. */
    void lock(long book) {
        jdbc.sql("select id from adjustment.book where id = :book for update")
                .param("book", book)
                .query(Long.class)
                .single();
    }

    List<Adjustment> of(long book) {
        return jdbc.sql(ENTRIES + " order by number desc")
                .param("book", book)
                .query(AdjustmentStore::row)
                .list();
    }

    List<Adjustment> standing(long book, YearMonth month) {
        return jdbc.sql(ENTRIES + " and approved and :month between from_month and until_month order by number")
                .param("book", book)
                .param("month", month.atDay(1))
                .query(AdjustmentStore::row)
                .list();
    }

    Optional<Adjustment> find(long book, long id) {
        return jdbc.sql(ENTRIES + " and entry.id = :id")
                .param("book", book)
                .param("id", id)
                .query(AdjustmentStore::row)
                .optional();
    }

    Optional<Adjustment> last(long book) {
        return jdbc.sql(ENTRIES + " order by number desc limit 1")
                .param("book", book)
                .query(AdjustmentStore::row)
                .optional();
    }

    boolean isReversed(long id) {
        return jdbc.sql("""
                select exists (select 1
                                 from adjustment.entry
                                where reverses = :id)
                """).param("id", id).query(Boolean.class).single();
    }

    long insert(long book, int number, Checked entry, Author by, String previous, String signature) {
        return jdbc.sql("""
                insert into adjustment.entry (book_id, number, kind, customer, item, amount, basis, from_month, until_month,
                                              reason, evidence, reverses, by_kind, by_id, by_name, at, previous, signature)
                values (:book, :number, :kind, :customer, :item, :amount, :basis, :from, :until,
                        :reason, :evidence, :reverses, :byKind, :byId, :byName, :at, :previous, :signature)
                returning id
                """)
                .param("book", book)
                .param("number", number)
                .param("kind", entry.kind().word())
                .param("customer", entry.customer())
                .param("item", entry.item())
                .param("amount", entry.amount().orElse(null))
                .param("basis", entry.basis().orElse(null))
                .param("from", entry.from().atDay(1))
                .param("until", entry.until().atDay(1))
                .param("reason", entry.reason())
                .param("evidence", entry.evidence())
                .param("reverses", entry.reverses().orElse(null))
                .param("byKind", by.kind())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .param("previous", previous)
                .param("signature", signature)
                .query(Long.class)
                .single();
    }

    void insert(Adjustment entry, boolean approved, String word, Author by, String signature) {
        jdbc.sql("""
                insert into adjustment.verdict (entry_id, approved, word, by_kind, by_id, by_name, at, signature)
                values (:entry, :approved, :word, :byKind, :byId, :byName, :at, :signature)
                """)
                .param("entry", entry.id())
                .param("approved", approved)
                .param("word", word)
                .param("byKind", by.kind())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .param("signature", signature)
                .update();
    }

    private static Book book(ResultSet row, int number) throws SQLException {
        return new Book(row.getLong("id"), row.getString("currency"), row.getInt("decimals"));
    }

    private static Adjustment row(ResultSet row, int number) throws SQLException {
        return new Adjustment(
                row.getLong("id"),
                row.getLong("book_id"),
                row.getInt("number"),
                AdjustmentKind.of(row.getString("kind")),
                row.getString("customer"),
                row.getString("item"),
                Optional.ofNullable(row.getBigDecimal("amount")),
                Optional.ofNullable(row.getBigDecimal("basis")),
                YearMonth.from(row.getObject("from_month", LocalDate.class)),
                YearMonth.from(row.getObject("until_month", LocalDate.class)),
                row.getString("reason"),
                row.getString("evidence"),
                Optional.ofNullable(row.getObject("reverses", Long.class)),
                author(row, "by_kind", "by_id", "by_name", "at"),
                verdict(row),
                new Chain(row.getString("previous"), row.getString("signature")));
    }

    private static Optional<Verdict> verdict(ResultSet row) throws SQLException {
        if (row.getString("judged") == null) {
            return Optional.empty();
        }
        return Optional.of(new Verdict(
                row.getBoolean("approved"),
                row.getString("word"),
                author(row, "judge_kind", "judge_id", "judge_name", "judged_at"),
                row.getString("judged")));
    }

    private static Author author(ResultSet row, String kind, String id, String name, String at) throws SQLException {
        return new Author(
                row.getString(kind),
                row.getLong(id),
                row.getString(name),
                row.getObject(at, OffsetDateTime.class).toInstant());
    }
}
