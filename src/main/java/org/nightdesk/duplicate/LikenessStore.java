package org.nightdesk.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks for what is there twice; never for pairs of which somebody has said that they are two. */
@Component
class LikenessStore {

    private static final String CONTACTS = """
            with alike as (
                select a.id as one, b.id as other, 'the same name' as why, 1 as rank
                  from people.v_contact a
                  join people.v_contact b on b.organisation_id = a.organisation_id and lower(b.name) = lower(a.name)
                 where a.id < b.id
                   and (:id::bigint is null
                        or :id in (a.id, b.id) and a.organisation_id = (select organisation_id from people.v_contact where id = :id))
                union all
                select a.id, b.id, 'the same address but for its end', 2
                  from people.v_contact a
                  join people.v_contact b on b.organisation_id = a.organisation_id
                                         and split_part(lower(b.email), '@', 1) = split_part(lower(a.email), '@', 1)
                 where a.id < b.id
                   and (:id::bigint is null
                        or :id in (a.id, b.id) and a.organisation_id = (select organisation_id from people.v_contact where id = :id))
                union all
                select a.person_id, b.person_id, 'the same telephone number', 0
                  from customer.v_contact_telephone a
                  join customer.v_contact_telephone b on b.number = a.number
                 where a.person_id < b.person_id and (:id::bigint is null or :id in (a.person_id, b.person_id))
            ), pair as (
                select one, other, string_agg(why, ', ' order by rank) as why
                  from alike
                 group by one, other
            )
            select 'contact' as kind, one, a.name as one_name, a.email as one_detail,
                   other, b.name as other_name, b.email as other_detail, why
              from pair
              join people.v_contact a on a.id = one
              join people.v_contact b on b.id = other
             where not exists (select 1 from duplicate.apart
                                where apart.kind = 'contact' and apart.one = pair.one and apart.other = pair.other)
             order by one, other
             limit :most
            """;

    private static final String CUSTOMERS = """
            with plain as (
                select id, name,
                       regexp_replace(lower(name), '\\m(gmbh|ag|kg|ltd|limited|inc|llc|plc|corp|sa|srl|spa|bv|nv|oy|ab|as|aps)\\M|[^[:alnum:]]', '', 'g') as letters
                  from people.v_customer
            ), address as (
                select distinct organisation_id as id, split_part(lower(email), '@', 2) as domain
                  from people.v_contact
                 where organisation_id is not null
            ), domain as (
                -- Where many customers have addresses, it is somebody else's domain.
                select id, domain
                  from (select id, domain, count(*) over (partition by domain) as customers from address) counted
                 where customers <= 3
            ), alike as (
                select a.id as one, b.id as other, 'the same name' as why
                  from plain a
                  join plain b on b.letters = a.letters and a.id < b.id
                 where a.letters <> '' and (:id::bigint is null or :id in (a.id, b.id))
                union all
                select a.id, b.id, 'contacts at ' || a.domain
                  from domain a
                  join domain b on b.domain = a.domain and a.id < b.id
                 where a.domain <> all (:everybodys) and (:id::bigint is null or :id in (a.id, b.id))
            ), pair as (
                select one, other, string_agg(why, ', ' order by why desc) as why
                  from alike
                 group by one, other
            )
            select 'customer' as kind, one, a.name as one_name, '' as one_detail, other, b.name as other_name, '' as other_detail, why
              from pair
              join people.v_customer a on a.id = one
              join people.v_customer b on b.id = other
             where not exists (select 1 from duplicate.apart
                                where apart.kind = 'customer' and apart.one = pair.one and apart.other = pair.other)
             order by one, other
             limit :most
            """;

    private final JdbcClient jdbc;

    LikenessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All, or those with this one. */
    List<Likeness> contacts(Optional<Long> with, int most) {
        return jdbc.sql(CONTACTS)
                .param("id", number(with))
                .param("most", most)
                .query(LikenessStore::row)
                .list();
    }

    /** All, or those with this one; addresses at {@code everybodys} domains say nothing. */
    List<Likeness> customers(Optional<Long> with, String[] everybodys, int most) {
        return jdbc.sql(CUSTOMERS)
                .param("id", number(with))
                .param("everybodys", everybodys)
                .param("most", most)
                .query(LikenessStore::row)
                .list();
    }

    /** They are two; said again, nothing happens. */
    void apart(String kind, long one, long other) {
        jdbc.sql("""
                insert into duplicate.apart (kind, one, other)
                values (:kind, least(:one::bigint, :other::bigint), greatest(:one::bigint, :other::bigint))
                on conflict do nothing
                """)
                .param("kind", kind)
                .param("one", one)
                .param("other", other)
                .update();
    }

    private static @Nullable Long number(Optional<Long> id) {
        return id.orElse(null);
    }

    private static Likeness row(ResultSet row, int number) throws SQLException {
        return new Likeness(
                row.getString("kind"),
                row.getLong("one"),
                row.getString("one_name"),
                row.getString("one_detail"),
                row.getLong("other"),
                row.getString("other_name"),
                row.getString("other_detail"),
                row.getString("why"));
    }
}
