package org.nightdesk.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The service catalogue and what needs what. */
@Component
public class Services {

    private final ServiceStore store;
    private final ServiceCheck check;
    private final Timeline timeline;
    private final Bell bell;

    Services(ServiceStore store, ServiceCheck check, Timeline timeline, Bell bell) {
        this.store = store;
        this.check = check;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** Throws NotFound when there is none. */
    public Service service(ServiceId id) {
        return store.find(id).orElseThrow(() -> new NotFound("service " + id.value()));
    }

    public Optional<Service> findBySlug(String slug) {
        return store.findBySlug(slug);
    }

    /** By what people and programs write: {@code svc_7} or the slug. */
    public Optional<Service> find(String reference) {
        return ServiceId.parse(reference).flatMap(store::find).or(() -> store.findBySlug(reference));
    }

    /** What a program names in a field, as {@link #find} reads it. Refused by that field when there is none. */
    public Service named(String field, String reference) {
        return find(reference)
                .orElseThrow(() -> Refused.invalid(
                        field, "There is no service " + reference + ". Write its id, svc_7, or its short name."));
    }

    /** Several of them, in their order. Refused by its place in the field when there is none. */
    public List<ServiceId> named(String field, List<String> references) {
        return IntStream.range(0, references.size())
                .mapToObj(
                        at -> named(field + "[" + at + "]", references.get(at)).id())
                .toList();
    }

    /** By name. */
    public List<Service> all() {
        return store.all();
    }

    /** The one service that always exists. */
    public Service catchAll() {
        return store.catchAll();
    }

    /** What this service needs, directly, by name. */
    public List<Service> needs(ServiceId id) {
        return store.needs(id);
    }

    /** What needs this service, directly, by name. */
    public List<Service> neededBy(ServiceId id) {
        return store.neededBy(id);
    }

    /** What needs this service, directly or not, nearest first. */
    public Set<ServiceId> allThatNeed(ServiceId id) {
        Map<ServiceId, List<ServiceId>> needers = new HashMap<>();
        store.arrows()
                .forEach((service, needed) -> needed.forEach(each ->
                        needers.computeIfAbsent(each, none -> new ArrayList<>()).add(service)));
        return Neighbourhood.reached(id, needers);
    }

    /** What this service needs, directly or not, nearest first. */
    public Set<ServiceId> allNeedsOf(ServiceId id) {
        return Neighbourhood.reached(id, store.arrows());
    }

    /** All direct needs: from each service that needs something to what it needs. */
    public Map<ServiceId, List<ServiceId>> arrows() {
        return store.arrows();
    }

    /** Refused when a value is wrong, the name or slug is taken, or the needs would go in a circle. Leads only. */
    @Transactional
    public Service create(ServiceDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        check.refuseIfWrong(draft);
        String slug = draft.slug().orElseGet(() -> freeSlug(ServiceCheck.slugOf(draft.name())));
        ServiceId id = unlessTaken(() -> store.insert(slug, draft));
        return written(id, "created", draft, viewer, now);
    }

    /** Sets everything as the draft says, the needs too. Refused as in {@link #create}. Leads only. */
    @Transactional
    public Service change(ServiceId id, ServiceDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        check.refuseIfWrong(draft);
        Service before = service(id);
        String slug = draft.slug().orElse(before.slug());
        unlessTaken(() -> {
            store.update(id, slug, draft);
            return id;
        });
        return written(id, "changed", draft, viewer, now);
    }

    /** Changes nothing but the policy that it pages by. Leads only. */
    @Transactional
    public Service pageBy(ServiceId id, long policy, Viewer viewer, Instant now) {
        Service service = service(id);
        ServiceDraft draft = new ServiceDraft(
                Optional.empty(),
                service.name(),
                service.description(),
                service.tier(),
                service.team(),
                OptionalLong.of(policy),
                needs(id).stream().map(Service::id).toList());
        return change(id, draft, viewer, now);
    }

    private Service written(ServiceId id, String verb, ServiceDraft draft, Viewer viewer, Instant now) {
        store.lockArrows();
        refuseUnknown(draft.needs());
        refuseLoop(id, draft.needs());
        store.replaceNeeds(id, draft.needs());
        timeline.append(Entry.internal(
                id.subject(), now, viewer.actor(), verb, "", Map.of("name", draft.name(), "tier", draft.tier())));
        bell.ring("services");
        return service(id);
    }

    private void refuseUnknown(List<ServiceId> needs) {
        for (int i = 0; i < needs.size(); i++) {
            if (store.find(needs.get(i)).isEmpty()) {
                throw Refused.invalid("dependsOn[" + i + "]", "There is no such service. Create it first.");
            }
        }
    }

    private void refuseLoop(ServiceId id, List<ServiceId> needs) {
        Map<ServiceId, List<ServiceId>> arrows = store.arrows();
        arrows.put(id, needs);
        List<ServiceId> loop = new Loop(arrows).from(id);
        if (loop.isEmpty()) {
            return;
        }
        String way = loop.stream().map(each -> service(each).name()).collect(Collectors.joining(" needs "));
        throw Refused.invalid("dependsOn", "A service cannot come to need itself: " + way + ". Remove one of these.");
    }

    private String freeSlug(String wanted) {
        String slug = wanted;
        for (int n = 2; store.findBySlug(slug).isPresent(); n++) {
            slug = wanted + "-" + n;
        }
        return slug;
    }

    private static ServiceId unlessTaken(Supplier<ServiceId> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            String field = String.valueOf(taken.getMessage()).contains("service_name") ? "name" : "slug";
            throw Refused.invalid(field, "Another service has this " + field + ". Choose another.");
        }
    }
}
