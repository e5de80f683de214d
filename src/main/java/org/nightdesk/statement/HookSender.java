package org.nightdesk.statement;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;
import org.nightdesk.billing.Bills;
import org.nightdesk.billing.Bills.Issue;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Outgoing;
import org.nightdesk.channel.Outgoing.Letter;
import org.nightdesk.channel.WebAddress;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Calls whoever invoices, each call under a lease of its own, for a day; signed by the Standard Webhooks convention. */
@Component("statementHookSender")
class HookSender extends LeasedWork<Call> {

    static final String TOPIC = "statement.call";

    private static final int AT_ONCE = 2;
    private static final Duration LEASE = Channels.LONGEST.multipliedBy(AT_ONCE).plusSeconds(10);
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final int MOST_TRIES = 96;

    /** The version whose place this one takes. */
    private record Replaced(String run, int version, String sha256, String linesSha256) {}

    private final HookStore store;
    private final Outcomes outcomes;
    private final Bills bills;
    private final Outgoing outgoing;
    private final Secrets secrets;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final JsonMapper json;

    HookSender(
            HookStore store,
            Outcomes outcomes,
            Bills bills,
            Outgoing outgoing,
            Secrets secrets,
            Settings settings,
            TransactionTemplate transaction,
            InstantSource clock,
            JsonMapper json,
            Bell bell,
            Ticking ticking) {
        super(TOPIC, AT_ONCE, bell, ticking);
        this.store = store;
        this.outcomes = outcomes;
        this.bills = bills;
        this.outgoing = outgoing;
        this.secrets = secrets;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(HookStore.EARLIEST);
    }

    @Override
    protected List<Call> claim(int room, Instant now) {
        List<Call> claimed = transaction.execute(status -> store.claim(now, LEASE, room));
        return claimed == null ? List.of() : claimed;
    }

    @Override
    protected void handle(Call call) {
        if (call.overtaken()) {
            over(call, "overtaken", "A later version was signed off before it arrived.", call.repeat());
            return;
        }
        switch (outgoing.post(letter(call), answer -> "")) {
            case Delivery.Sent sent -> over(call, "sent", "", call.repeat());
            case Delivery.Rejected rejected -> over(call, "failed", rejected.reason(), call.repeat());
            case Delivery.Retry retry -> again(call, retry);
        }
    }

    private void again(Call call, Delivery.Retry retry) {
        boolean repeat = call.repeat() || retry.mayHaveArrived();
        if (call.tries() >= MOST_TRIES) {
            over(call, "failed", retry.reason(), repeat);
            return;
        }
        store.result(call, "waiting", retry.reason(), repeat, clock.instant().plus(PAUSE));
    }

    private void over(Call call, String state, String reason, boolean repeat) {
        transaction.executeWithoutResult(status -> {
            if (store.result(call, state, reason, repeat, null)) {
                outcomes.tell(call, state, reason, clock.instant());
            }
        });
    }

    private Letter letter(Call call) {
        Issue issue = bills.issue(call.run(), Viewer.system());
        String id = "bill-" + call.id();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String body = json.writeValueAsString(payload(id, timestamp, issue, call));
        String signed = id + "." + timestamp + "." + body;
        return new Letter(
                WebAddress.of(call.address()),
                Map.of(
                        "Webhook-Id",
                        id,
                        "Webhook-Timestamp",
                        timestamp,
                        "Webhook-Signature",
                        secrets.derive(Hooks.PURPOSE, call.address()).stream()
                                .map(key -> "v1,"
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        Secrets.hmac(key, signed.getBytes(StandardCharsets.UTF_8))))
                                .collect(Collectors.joining(" "))),
                ContentType.APPLICATION_JSON,
                body);
    }

    private Map<String, Object> payload(String id, String timestamp, Issue issue, Call call) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("type", "billing.signed-off");
        payload.put("id", id);
        payload.put(
                "timestamp", Instant.ofEpochSecond(Long.parseLong(timestamp)).toString());
        payload.put("run", issue.text());
        payload.put("bill", issue.bill());
        payload.put("month", issue.month().toString());
        payload.put("version", issue.version());
        payload.put("currency", issue.currency());
        payload.put("total", issue.total().toPlainString());
        payload.put("sha256", issue.sha256());
        payload.put("linesSha256", bills.linesSha256(issue.run()));
        payload.put("replaces", call.replaces().map(this::replaced));
        payload.put("file", settings.address() + "/api/v1/billing-runs/" + issue.text() + "/bill.csv");
        payload.put("repeat", call.repeat());
        return payload;
    }

    private Replaced replaced(long run) {
        Issue issue = bills.issue(run, Viewer.system());
        return new Replaced(issue.text(), issue.version(), issue.sha256(), bills.linesSha256(run));
    }

    @Override
    protected String name(Call call) {
        return Long.toString(call.id());
    }
}
