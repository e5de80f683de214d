package org.nightdesk.telephony;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.WebAddress;
import org.nightdesk.engine.Bell;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who carries text messages and calls, in the order in which they are asked. Their secrets go in and never come out. */
@Component
public class Providers {

    /** The live topic of their list. */
    static final String TOPIC = "telephony";

    /** The seal of their secrets. */
    private static final String PURPOSE = "phone-provider";

    private static final int LONGEST_NAME = 60;

    private final ProviderStore store;
    private final LineKinds lines;
    private final RegionStore regions;
    private final Secrets secrets;
    private final Timeline timeline;
    private final Bell bell;

    Providers(
            ProviderStore store, LineKinds lines, RegionStore regions, Secrets secrets, Timeline timeline, Bell bell) {
        this.store = store;
        this.lines = lines;
        this.regions = regions;
        this.secrets = secrets;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** In the order in which they are asked. */
    List<Provider> all() {
        return store.all();
    }

    /** Written {@code prv_12}. */
    public Provider provider(String text) {
        return Optional.of(text)
                .filter(id -> id.matches("prv_[1-9][0-9]{0,17}"))
                .flatMap(id -> store.find(Long.parseLong(id.substring(4))))
                .orElseThrow(() -> new NotFound("phone provider " + text));
    }

    /** With what it is spoken to; empty when there is none, or it was sealed with a key that is gone. */
    public Optional<String> secret(Provider provider) {
        return secrets.open(PURPOSE, provider.access().secret()).filter(secret -> !secret.isEmpty());
    }

    /** Asked last from now on. Refused when something cannot be right. For administrators. */
    @Transactional
    public Provider create(ProviderDraft typed, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        ProviderDraft draft = checked(typed, true);
        return said(
                store.insert(draft, secrets.seal(PURPOSE, draft.secret()), lines.isAsked(draft), now),
                "created",
                by,
                now);
    }

    /** A secret that is left out stays, unless the provider becomes another one elsewhere. Refused like {@link #create}. For administrators. */
    @Transactional
    public Provider change(String id, ProviderDraft typed, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Provider before = provider(id);
        ProviderDraft draft = checked(typed, false);
        boolean elsewhere = !before.kind().equals(draft.kind())
                || !before.access().address().equals(draft.address());
        if (elsewhere && draft.secret().isEmpty()) {
            throw Refused.invalid("secret", "Its secret is not sent to another address: enter it again.");
        }
        byte[] secret = draft.secret().isEmpty() ? before.access().secret() : secrets.seal(PURPOSE, draft.secret());
        store.update(before.id(), draft, secret, lines.isAsked(draft), now);
        return said(provider(id), "changed", by, now);
    }

    private ProviderDraft checked(ProviderDraft typed, boolean isNew) {
        Optional<Line> line = lines.find(typed.kind());
        ProviderDraft draft = line.map(one -> one.completed(typed)).orElse(typed);
        List<Problem> problems = new ArrayList<>();
        if (draft.name().isEmpty() || draft.name().length() > LONGEST_NAME) {
            problems.add(new Problem("name", "A name has 1 to 60 characters."));
        }
        if (!draft.sms() && !draft.voice()) {
            problems.add(new Problem("sms", "Choose text messages, calls or both."));
        }
        WebAddress.problemWith(draft.address()).ifPresent(reason -> problems.add(new Problem("address", reason)));
        line.ifPresentOrElse(
                one -> problems.addAll(one.problems(draft)),
                () -> problems.add(new Problem(
                        "kind", "It is " + String.join(" or ", lines.names().keySet()) + ".")));
        if (isNew && draft.secret().isEmpty() && line.filter(Line::needsSecret).isPresent()) {
            problems.add(new Problem("secret", "Enter the secret: without it nobody can sign in there."));
        }
        if (draft.secret().chars().anyMatch(Character::isISOControl)) {
            problems.add(new Problem("secret", "A secret is one line."));
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return draft;
    }

    /** Left alone until it is resumed. Nothing when it is as wanted. For administrators. */
    @Transactional
    public Provider pause(String id, boolean paused, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Provider before = provider(id);
        if (before.paused() == paused) {
            return before;
        }
        store.pause(before.id(), paused);
        return said(provider(id), paused ? "paused" : "resumed", by, now);
    }

    /** Asked before the one that stood above it. For administrators. */
    @Transactional
    public Provider raise(String id, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Provider raised = provider(id);
        List<Provider> before = store.all();
        int place = before.indexOf(raised);
        for (int index = 0; index < before.size(); index++) {
            int wanted = place == 0 ? index : index == place ? place - 1 : index == place - 1 ? place : index;
            store.rank(before.get(index).id(), wanted + 1);
        }
        return said(provider(id), "raised", by, now);
    }

    /** For administrators. */
    @Transactional
    public void delete(String id, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        Provider gone = provider(id);
        store.delete(gone.id());
        said(gone, "removed", by, now);
    }

    /** Two capital letters; empty when every number names its country. */
    String region() {
        return regions.region().orElse("");
    }

    /** The country of numbers that are written without one; empty: each must name it. For administrators. */
    @Transactional
    public void region(String region, Viewer by, Instant now) {
        by.needs(Role.ADMINISTRATOR);
        if (!region.isEmpty() && !PhoneNumbers.isRegion(region)) {
            throw Refused.invalid("region", "Choose a country by its two letters, such as NO.");
        }
        regions.save(region);
        timeline.append(Entry.internal(
                new Subject("setting", "phone-region"), now, by.actor(), "changed", "", Map.of("region", region)));
    }

    private Provider said(Provider provider, String verb, Viewer by, Instant now) {
        timeline.append(Entry.internal(provider.subject(), now, by.actor(), verb, "", Map.of("name", provider.name())));
        bell.ring(TOPIC);
        bell.ring(ReplyRound.TOPIC);
        return provider;
    }
}
