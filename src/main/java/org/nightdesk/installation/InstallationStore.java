package org.nightdesk.installation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.installation.Installations.Runs;
import org.nightdesk.people.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps installations and their endpoints; passwords only sealed. One that ran for a customer who is part of another is the other's. */
@Component
class InstallationStore {

    private static final String SELECT = """
            select i.id, coalesce(o.merged_into, o.id) as organisation_id, i.service_id, i.name, i.retired,
                   e.name as environment, e.rank, e.protected
              from installation.installation i
              join installation.environment e on e.name = i.environment
              left join people.organisation o on o.id = i.organisation_id
            """;

    private static final String WHERE = """
             where (:organisation::bigint is null or coalesce(o.merged_into, o.id) = :organisation)
               and (not :ours or i.organisation_id is null)
               and (:service::bigint is null or i.service_id = :service)
               and (:environment = '' or i.environment = :environment)
               and (:words = '' or position(lower(:words) in lower(i.name)) > 0)
               and (:retired or not i.retired)
            """;

    private final JdbcClient jdbc;

    InstallationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Installation> find(InstallationId id) {
        return withEndpoints(jdbc.sql(SELECT + " where i.id = :id")
                        .param("id", id.value())
                        .query(InstallationStore::row)
                        .list())
                .stream()
                .findFirst();
    }

    List<Installation> all(Collection<InstallationId> ids) {
        return withEndpoints(jdbc.sql(SELECT + " where i.id = any (:ids::bigint[])")
                .param("ids", ids.stream().map(InstallationId::value).toArray(Long[]::new))
                .query(InstallationStore::row)
                .list());
    }

    Optional<Installation> findByName(String name) {
        return withEndpoints(jdbc.sql(SELECT + " where lower(i.name) = lower(:name)")
                        .param("name", name.strip())
                        .query(InstallationStore::row)
                        .list())
                .stream()
                .findFirst();
    }

    List<Installation> matching(InstallationFilter filter, int most) {
        return withEndpoints(jdbc.sql(SELECT + WHERE + " order by lower(i.name) limit :most")
                .params(params(filter))
                .param("most", most)
                .query(InstallationStore::row)
                .list());
    }

    List<Installation> matching(InstallationFilter filter, long after, int most) {
        return withEndpoints(jdbc.sql(SELECT + WHERE + " and i.id > :after order by i.id limit :most")
                .params(params(filter))
                .param("after", after)
                .param("most", most)
                .query(InstallationStore::row)
                .list());
    }

    int count(InstallationFilter filter) {
        return jdbc.sql("select count(*) from (" + SELECT + WHERE + ") found")
                .params(params(filter))
                .query(Integer.class)
                .single();
    }

    List<Runs> runs(Collection<ServiceId> services) {
        return jdbc.sql("""
                select distinct i.service_id, coalesce(o.merged_into, o.id) as organisation_id, i.environment
                  from installation.installation i
                  left join people.organisation o on o.id = i.organisation_id
                 where i.service_id = any (:services::bigint[])
                   and not i.retired
                """)
                .param("services", services.stream().map(ServiceId::value).toArray(Long[]::new))
                .query((row, number) -> new Runs(
                        new ServiceId(row.getLong("service_id")),
                        Optional.ofNullable(row.getObject("organisation_id", Long.class))
                                .map(OrganisationId::new),
                        row.getString("environment")))
                .list();
    }

    /** Empty when the name is taken. */
    Optional<InstallationId> insert(String name, InstallationDraft draft, Instant now) {
        return jdbc.sql("""
                insert into installation.installation (organisation_id, service_id, environment, name, retired, made_at)
                values (:organisation, :service, :environment, :name, :retired, :now)
                on conflict do nothing
                returning id
                """)
                .params(params(name, draft))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .map(InstallationId::new);
    }

    void update(InstallationId id, String name, InstallationDraft draft) {
        jdbc.sql("""
                update installation.installation
                   set organisation_id = :organisation, service_id = :service, environment = :environment, name = :name, retired = :retired
                 where id = :id
                """).params(params(name, draft)).param("id", id.value()).update();
    }

    void insert(InstallationId id, Endpoint endpoint, Optional<byte[]> password) {
        jdbc.sql("""
                insert into installation.endpoint (installation_id, name, kind, address, login, password)
                values (:id, :name, :kind, :address, :login, :password)
                """)
                .param("id", id.value())
                .param("name", endpoint.name())
                .param("kind", endpoint.kind().word())
                .param("address", endpoint.address())
                .param("login", endpoint.login())
                .param("password", password.orElse(null))
                .update();
    }

    void removeEndpoints(InstallationId id) {
        jdbc.sql("delete from installation.endpoint where installation_id = :id")
                .param("id", id.value())
                .update();
    }

    Optional<byte[]> password(InstallationId id, String name) {
        return Optional.ofNullable(passwords(id).get(name));
    }

    /** By endpoint; those without are left out. */
    Map<String, byte[]> passwords(InstallationId id) {
        Map<String, byte[]> all = new HashMap<>();
        jdbc.sql("""
                select name, password
                  from installation.endpoint
                 where installation_id = :id
                   and password is not null
                """).param("id", id.value()).query(row -> {
            all.put(row.getString("name"), row.getBytes("password"));
        });
        return all;
    }

    private List<Installation> withEndpoints(List<Installation> bare) {
        Map<Long, List<Endpoint>> endpoints = new HashMap<>();
        Long[] ids = bare.stream().map(one -> one.id().value()).toArray(Long[]::new);
        if (ids.length > 0) {
            jdbc.sql("""
                    select installation_id, name, kind, address, login
                      from installation.endpoint
                     where installation_id = any (:ids::bigint[])
                     order by installation_id, name
                    """).param("ids", ids).query(row -> {
                endpoints
                        .computeIfAbsent(row.getLong("installation_id"), id -> new ArrayList<>())
                        .add(endpoint(row));
            });
        }
        return bare.stream()
                .map(one -> with(one, endpoints.getOrDefault(one.id().value(), List.of())))
                .toList();
    }

    private static Installation with(Installation one, List<Endpoint> endpoints) {
        return new Installation(
                one.id(), one.organisation(), one.service(), one.environment(), one.name(), one.retired(), endpoints);
    }

    private static Map<String, @Nullable Object> params(InstallationFilter filter) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put(
                "organisation", filter.organisation().map(OrganisationId::value).orElse(null));
        params.put("ours", filter.ours());
        params.put("service", filter.service().map(ServiceId::value).orElse(null));
        params.put("environment", filter.environment());
        params.put("words", filter.words());
        params.put("retired", filter.retired());
        return params;
    }

    private static Map<String, @Nullable Object> params(String name, InstallationDraft draft) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put(
                "organisation", draft.organisation().map(OrganisationId::value).orElse(null));
        params.put("service", draft.service().map(ServiceId::value).orElseThrow());
        params.put("environment", draft.environment());
        params.put("name", name);
        params.put("retired", draft.retired());
        return params;
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        return new Endpoint(
                row.getString("name"),
                Endpoint.Kind.find(row.getString("kind")).orElseThrow(),
                row.getString("address"),
                row.getString("login"));
    }

    private static Installation row(ResultSet row, int number) throws SQLException {
        return new Installation(
                new InstallationId(row.getLong("id")),
                Optional.ofNullable(row.getObject("organisation_id", Long.class))
                        .map(OrganisationId::new),
                new ServiceId(row.getLong("service_id")),
                new Environment(row.getString("environment"), row.getInt("rank"), row.getBoolean("protected")),
                row.getString("name"),
                row.getBoolean("retired"),
                List.of());
    }
}
