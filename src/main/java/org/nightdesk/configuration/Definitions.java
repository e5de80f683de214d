package org.nightdesk.configuration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be set of each service. Everybody who works here reads it, leads write it. */
@Component("settingDefinitions")
public class Definitions {

    private static final int MOST = 2_000;
    private static final int LONGEST_WHY = 400;

    private final SettingStore store;
    private final Services services;
    private final Timeline timeline;

    Definitions(SettingStore store, Services services, Timeline timeline) {
        this.store = store;
        this.services = services;
        this.timeline = timeline;
    }

    /** By key; those that are gone are left out. */
    public List<Setting> of(ServiceId service) {
        return store.of(service);
    }

    public Optional<Setting> find(ServiceId service, String key) {
        return of(service).stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** NotFound when the service has none of that key. */
    public Setting setting(ServiceId service, String key) {
        return find(service, key).orElseThrow(() -> new NotFound("setting " + key));
    }

    /** Settings that change together. */
    public List<Pair> pairs(ServiceId service) {
        return store.pairs(service);
    }

    /** Refused when a value is wrong or the key is taken. For leads. */
    @Transactional
    public Setting create(ServiceId service, SettingDraft draft, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        services.service(service);
        Setting wanted = draft.checked(0, service);
        if (of(service).size() >= MOST) {
            throw Refused.conflict("A service has at most 2,000 settings.");
        }
        long id = store.insert(wanted)
                .orElseThrow(() -> Refused.invalid("key", "There is a setting called " + wanted.key() + " already."));
        record(service, "defined", wanted.key() + ": " + wanted.range(), by, now);
        return draft.checked(id, service);
    }

    /** Everything but the key and whether it is sensitive, by which values are kept. For leads. */
    @Transactional
    public Setting change(ServiceId service, String key, SettingDraft draft, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Setting before = setting(service, key);
        Setting wanted = draft.checked(before.id(), service);
        if (!wanted.key().equals(key)) {
            throw Refused.invalid("key", "A key stays: values are kept under it. Define another setting.");
        }
        if (wanted.sensitive() != before.sensitive()) {
            throw Refused.invalid(
                    "sensitive", "Whether it is sensitive stays: values are kept by it. Define another setting.");
        }
        store.update(wanted);
        record(service, "defined", key + ": " + wanted.range(), by, now);
        return wanted;
    }

    /** It can be set no more; its history stays. For leads. */
    @Transactional
    public void retire(ServiceId service, String key, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        store.retire(setting(service, key).id());
        record(service, "retired", key, by, now);
    }

    /** From now on the two change together. Nothing when they do already. For leads. */
    @Transactional
    public void pair(ServiceId service, Pair pair, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        if (pair.one().equals(pair.other())) {
            throw Refused.invalid("other", "That is the same setting. Choose another.");
        }
        if (pair.why().isBlank() || pair.why().length() > LONGEST_WHY) {
            throw Refused.invalid("why", "Say in at most 400 letters what goes wrong when only one of them changes.");
        }
        store.pair(
                setting(service, pair.one()).id(),
                setting(service, pair.other()).id(),
                pair.why());
        record(service, "paired", pair.one() + " and " + pair.other() + ": " + pair.why(), by, now);
    }

    /** Each of the two changes by itself again. For leads. */
    @Transactional
    public void part(ServiceId service, String one, String other, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        store.part(setting(service, one).id(), setting(service, other).id());
        record(service, "parted", one + " and " + other, by, now);
    }

    private void record(ServiceId service, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(service.subject(), now, by.actor(), verb, text, Map.of()));
    }
}
