package org.nightdesk.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.course.Canonical;

/** The chain of an execution's evidence, as it grows within one transaction, at whose end {@link #write} keeps it. */
final class Transcript {

    private final TranscriptStore store;
    private final ExecutionId execution;
    private final List<TranscriptStore.Kept> added = new ArrayList<>();
    private int records;
    private String head;

    Transcript(TranscriptStore store, Execution execution) {
        this.store = store;
        this.execution = execution.id();
        this.records = execution.records();
        this.head = execution.head();
    }

    /** Facts are texts, whole numbers, truths, lists and maps of them. */
    void add(String kind, Map<String, ?> facts, Instant now) {
        records++;
        Map<String, @Nullable Object> record = new LinkedHashMap<>(facts);
        record.put("ordinal", records);
        record.put("execution", execution.text());
        record.put("kind", kind);
        record.put("at", now.toString());
        String body = Canonical.clean(Canonical.text(record));
        String hash = Canonical.sha256(head + "\n" + body);
        added.add(new TranscriptStore.Kept(records, body, head, hash));
        head = hash;
    }

    void write() {
        if (!added.isEmpty()) {
            store.insert(execution, added);
            added.clear();
        }
    }

    String head() {
        return head;
    }

    int records() {
        return records;
    }
}
