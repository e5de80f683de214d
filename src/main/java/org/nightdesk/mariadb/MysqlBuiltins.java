package org.nightdesk.mariadb;

import java.util.Set;

/**
 * What MySQL itself brings and what only computes, by its manual's list of functions (dev.mysql.com/doc/refman/8.4/en/built-in-function-reference.html). A function that is
 * not here may wait, lock, read files, write, or tell of other logins.
 */
final class MysqlBuiltins {

    /** Words of the language that may stand before a parenthesis, and types with a length. */
    private static final Set<String> WORDS = words("""
            all and any as between by case columns distinct div else except exists from group having in index inner intersect
            interval is join key lateral like limit not of on or order over partition path regexp rlike rollup row select some
            straight_join then union use using values when where window with xor against match
            binary bit char datetime decimal double float int integer nchar numeric signed unsigned varbinary varchar
            """);

    private static final Set<String> FUNCTIONS = words("""
            abs acos adddate addtime aes_decrypt aes_encrypt any_value ascii asin atan atan2 avg
            bin bin_to_uuid bit_and bit_count bit_length bit_or bit_xor
            cast ceil ceiling char_length character_length charset coalesce coercibility collation
            compress concat concat_ws connection_id conv convert convert_tz cos cot count crc32 cume_dist curdate current_date
            current_role current_time current_timestamp current_user curtime
            database date date_add date_format date_sub datediff day dayname dayofmonth dayofweek dayofyear default degrees
            dense_rank elt exp export_set extract extractvalue
            field find_in_set first_value floor format format_bytes format_pico_time from_base64 from_days from_unixtime
            get_format greatest group_concat grouping gtid_subset gtid_subtract
            hex hour if ifnull inet6_aton inet6_ntoa inet_aton inet_ntoa insert instr is_ipv4 is_ipv4_compat is_ipv4_mapped is_ipv6 is_uuid isnull
            json_array json_array_append json_array_insert json_arrayagg json_contains json_contains_path
            json_depth json_extract json_insert json_keys json_length json_merge_patch json_merge_preserve json_object json_objectagg
            json_overlaps json_pretty json_quote json_remove json_replace json_schema_valid json_search json_set json_storage_size json_table
            json_type json_unquote json_valid json_value
            lag last_day last_value lcase lead least left length ln localtime localtimestamp locate log log10 log2 lower lpad ltrim
            make_set makedate maketime max md5 microsecond mid min minute mod month monthname
            now nth_value ntile nullif
            oct octet_length ord percent_rank period_add period_diff pi position pow power quarter quote
            radians rand random_bytes rank regexp_instr regexp_like regexp_replace regexp_substr repeat replace reverse right round row_number rpad rtrim
            schema sec_to_time second session_user sha sha1 sha2 sign sin soundex space sqrt std stddev stddev_pop stddev_samp strcmp
            str_to_date subdate substr substring substring_index subtime sum sysdate system_user
            tan time time_format time_to_sec timediff timestamp timestampadd timestampdiff to_base64 to_days to_seconds trim truncate
            ucase uncompress uncompressed_length unhex unix_timestamp updatexml upper user utc_date utc_time utc_timestamp uuid uuid_short uuid_to_bin
            var_pop var_samp variance version week weekday weekofyear weight_string year yearweek
            st_area st_asgeojson st_astext st_aswkt st_centroid st_contains st_crosses st_disjoint st_distance st_distance_sphere st_equals
            st_geomfromtext st_intersects st_latitude st_length st_longitude st_overlaps st_srid st_touches st_within st_x st_y point
            """);

    private MysqlBuiltins() {}

    static boolean has(String call) {
        return FUNCTIONS.contains(call) || WORDS.contains(call);
    }

    private static Set<String> words(String lines) {
        return Set.of(lines.strip().split("\\s+"));
    }
}
