package org.nightdesk.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the files that people show for having done something. Whoever keeps one writes its hash into their chain of evidence, in the same transaction. */
@Component("evidenceExhibits")
public class Exhibits {

    private static final int MOST_FILES = 20;

    private final JdbcClient jdbc;

    Exhibits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code attempt} is what it was shown for; {@code type} that of a picture, or {@code application/octet-stream}. */
    public record Exhibit(long id, long attempt, String name, String type, int size, String sha256) {

        public boolean isPicture() {
            return type.startsWith("image/");
        }
    }

    /** Of one execution. Refused when it has twenty already. */
    public Exhibit keep(long execution, long attempt, Upload file, Instant now) {
        if (of(execution).size() >= MOST_FILES) {
            throw Refused.invalid("file", "A run keeps 20 files at most. Say in a sentence what you saw.");
        }
        String type = file.picture().orElse("application/octet-stream");
        String sha256 = sha256(file.bytes());
        long id = jdbc.sql("""
                insert into evidence.exhibit (execution_id, attempt_id, name, type, bytes, sha256, at)
                values (:execution, :attempt, :name, :type, :bytes, :sha256, :now)
                returning id
                """)
                .param("execution", execution)
                .param("attempt", attempt)
                .param("name", file.name())
                .param("type", type)
                .param("bytes", file.bytes())
                .param("sha256", sha256)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new Exhibit(id, attempt, file.name(), type, file.bytes().length, sha256);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** In the order in which they were shown. */
    public List<Exhibit> of(long execution) {
        return jdbc.sql("""
                select id, attempt_id, name, type, octet_length(bytes) as size, sha256
                  from evidence.exhibit
                 where execution_id = :execution
                 order by id
                """)
                .param("execution", execution)
                .query((row, number) -> new Exhibit(
                        row.getLong("id"),
                        row.getLong("attempt_id"),
                        row.getString("name"),
                        row.getString("type"),
                        row.getInt("size"),
                        row.getString("sha256")))
                .list();
    }

    /** Empty when that execution has no such file. */
    public Optional<byte[]> bytes(long execution, long exhibit) {
        return jdbc.sql("select bytes from evidence.exhibit where execution_id = :execution and id = :id")
                .param("execution", execution)
                .param("id", exhibit)
                .query((row, number) -> row.getBytes("bytes"))
                .optional();
    }
}
