package org.nightdesk.auditor;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.nightdesk.auditor.FindingStore.Raised;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.Nodes;
import org.nightdesk.engine.Nodes.Node;
import org.nightdesk.paging.PageId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands raised, for all nodes: each is raised once, told about, told again each hour, and cleared when it is over. */
@Component
@Transactional
class Findings {

    /** The auditor as a thing with a history. */
    static final Subject AUDITOR = Subject.of("auditor", 1);

    static final String TOPIC = "auditor";

    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final FindingStore store;
    private final Nodes nodes;
    private final Timeline timeline;
    private final Bell bell;

    Findings(FindingStore store, Nodes nodes, Timeline timeline, Bell bell) {
        this.store = store;
        this.nodes = nodes;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** Raises what is new and clears what is over; the findings that this node is now to tell the administrators. */
    List<Finding> record(List<Finding> now, Instant at) {
        now.stream().filter(finding -> store.insert(finding, nodes.self(), at)).forEach(finding -> raised(finding, at));
        List<String> still = now.stream().map(Finding::key).toList();
        store.clear(still, nodes.self(), nodes.alive(at).stream().map(Node::id).toList())
                .forEach(over -> cleared(over, at));
        List<String> mine = store.claim(at, LEASE, AGAIN);
        return now.stream().filter(finding -> mine.contains(finding.key())).toList();
    }

    void told(Collection<Finding> findings, Instant at) {
        store.told(findings.stream().map(Finding::key).toList(), at);
    }

    @Transactional(readOnly = true)
    List<Raised> all() {
        return store.all();
    }

    private void raised(Finding finding, Instant at) {
        append(AUDITOR, "raised", finding.what(), finding.key(), at);
        finding.page().ifPresent(page -> append(page.subject(), "raised", finding.what(), finding.key(), at));
    }

    private void cleared(Raised over, Instant at) {
        append(AUDITOR, "cleared", over.what(), over.key(), at);
        if (over.page() > 0) {
            append(new PageId(over.page()).subject(), "cleared", over.what(), over.key(), at);
        }
    }

    private void append(Subject subject, String verb, String text, String key, Instant at) {
        timeline.append(Entry.internal(subject, at, Actor.system(), verb, text, Map.of("finding", key)));
        bell.ring(TOPIC);
    }
}
