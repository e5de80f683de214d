package org.nightdesk.installation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Dialects;
import org.nightdesk.engine.Bell;
import org.nightdesk.installation.InstallationDraft.EndpointDraft;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Installations. All who work here read them, leads write them; passwords of endpoints are opened for the program alone. */
@Component
public class Installations {

    private static final String PURPOSE = "endpoint";
    private static final String OURS = "ourselves";

    private final InstallationStore store;
    private final InstallationCheck check;
    private final Organisations organisations;
    private final Services services;
    private final Dialects dialects;
    private final Secrets secrets;
    private final Timeline timeline;
    private final Bell bell;

    Installations(
            InstallationStore store,
            InstallationCheck check,
            Organisations organisations,
            Services services,
            Dialects dialects,
            Secrets secrets,
            Timeline timeline,
            Bell bell) {
        this.store = store;
        this.check = check;
        this.organisations = organisations;
        this.services = services;
        this.dialects = dialects;
        this.secrets = secrets;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** NotFound when there is none; one that is retired is found. */
    public Installation installation(InstallationId id) {
        return find(id).orElseThrow(() -> new NotFound("installation " + id.value()));
    }

    /** For whom it is shown to: NotFound for whoever does not work here. */
    public Installation installation(InstallationId id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return installation(id);
    }

    public Optional<Installation> find(InstallationId id) {
        return store.find(id);
    }

    /** Those of these that there are, for lists. */
    public Map<InstallationId, Installation> all(Collection<InstallationId> ids) {
        return store.all(ids).stream().collect(Collectors.toMap(Installation::id, Function.identity()));
    }

    /** Case does not matter. */
    public Optional<Installation> findByName(String name) {
        return store.findByName(name);
    }

    /** By name, at most so many; NotFound for whoever does not work here. */
    public List<Installation> matching(InstallationFilter filter, int most, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.matching(filter, most);
    }

    /** By number, from the one after {@code id}; NotFound for whoever does not work here. */
    public List<Installation> matching(InstallationFilter filter, long id, int most, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.matching(filter, id, most);
    }

    /** How many match; NotFound for whoever does not work here. */
    public int count(InstallationFilter filter, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.count(filter);
    }

    /** That a service runs somewhere for somebody, or for ourselves; {@code environment} is its name. */
    public record Runs(ServiceId service, Optional<OrganisationId> organisation, String environment) {}

    /** Where these services run for whom, each once, without what is retired; NotFound for whoever does not work here. */
    public List<Runs> runs(Collection<ServiceId> of, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.runs(of);
    }

    /** The way in, for the program itself. NotFound when the installation has no endpoint of that name; refused when its password no longer opens. */
    public OpenEndpoint endpoint(InstallationId id, String name) {
        Endpoint endpoint = installation(id).endpoint(name);
        String password = store.password(id, name)
                .map(kept -> secrets.open(PURPOSE, kept)
                        .orElseThrow(() -> Refused.conflict("The password of endpoint " + name
                                + " cannot be opened with today’s secret key. Write it again.")))
                .orElse("");
        return new OpenEndpoint(endpoint, password);
    }

    /**
     * A new connection to an endpoint of kind sql, outside of any pool, which the caller closes; {@code as} is what the server calls it. Talks to the world: hold
     * no transaction. Refused when the endpoint is of another kind or its host may not be reached.
     */
    public Connection connect(InstallationId id, String name, String as) throws SQLException {
        OpenEndpoint open = endpoint(id, name);
        Address address = database(open.endpoint());
        return dialects.of(address.product()).open(address, open.password(), as);
    }

    /** How an endpoint of kind sql is spoken to. Refused when it is of another kind. */
    public Dialect dialect(InstallationId id, String name) {
        return dialects.of(database(installation(id).endpoint(name)).product());
    }

    private static Address database(Endpoint endpoint) {
        return Optional.of(endpoint)
                .filter(one -> one.kind() == Endpoint.Kind.SQL)
                .flatMap(one -> JdbcAddress.parse(one.address(), one.login()))
                .orElseThrow(() -> Refused.conflict("Endpoint " + endpoint.name() + " is no database."));
    }

    /** Refused when a value is wrong or the name is taken. For leads. */
    @Transactional
    public Installation create(InstallationDraft draft, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        check.refuseIfWrong(draft);
        InstallationId id = store.insert(named(draft), draft, now).orElseThrow(() -> taken(named(draft)));
        draft.endpoints().forEach(one -> store.insert(id, one.endpoint(), sealed(one)));
        return written(id, "created", by, now);
    }

    /** Sets everything as the draft says; endpoints that it leaves out are gone. Refused as in {@link #create}. For leads. */
    @Transactional
    public Installation change(InstallationId id, InstallationDraft draft, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Installation before = installation(id);
        check.refuseIfWrong(draft);
        try {
            store.update(id, named(draft), draft);
        } catch (DuplicateKeyException other) {
            throw taken(named(draft));
        }
        Map<String, byte[]> kept = store.passwords(id);
        store.removeEndpoints(id);
        draft.endpoints().forEach(one -> store.insert(id, one.endpoint(), sealed(one, before, kept)));
        return written(id, "changed", by, now);
    }

    // A kept password goes to no other place.
    private Optional<byte[]> sealed(EndpointDraft draft, Installation before, Map<String, byte[]> kept) {
        boolean same = before.endpoints().stream()
                .anyMatch(one -> one.name().equals(draft.name()) && one.leadsWhere(draft.endpoint()));
        return draft.password().isEmpty() && same ? Optional.ofNullable(kept.get(draft.name())) : sealed(draft);
    }

    private Optional<byte[]> sealed(EndpointDraft draft) {
        return draft.password().isEmpty() ? Optional.empty() : Optional.of(secrets.seal(PURPOSE, draft.password()));
    }

    private String named(InstallationDraft draft) {
        if (!draft.name().isEmpty()) {
            return draft.name();
        }
        return services.service(draft.service().orElseThrow()).name() + ", "
                + draft.organisation()
                        .map(organisations::organisation)
                        .map(Organisation::name)
                        .orElse(OURS)
                + ", " + draft.environment();
    }

    private Installation written(InstallationId id, String verb, Viewer by, Instant now) {
        Installation written = installation(id);
        String text = written.endpoints().stream()
                .map(one -> one.name() + ": " + one.address() + (one.login().isEmpty() ? "" : " as " + one.login()))
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
        timeline.append(Entry.internal(
                id.subject(),
                now,
                by.actor(),
                verb,
                text,
                Map.of(
                        "name",
                        written.name(),
                        "environment",
                        written.environment().name(),
                        "retired",
                        written.retired())));
        bell.ring("installations");
        return written;
    }

    private static Refused taken(String name) {
        return Refused.invalid(
                "name", "There is an installation called " + name + " already. Give this one another name.");
    }
}
