package org.nightdesk.unproven;

import java.util.Set;

/** Words of Oracle's SQL, by its SQL Language Reference: "Oracle SQL Reserved Words and Keywords" and "About SQL Functions". */
final class OracleWords {

    /** What writes, locks, defines a function or a table of its own, or takes the next of a sequence. */
    static final Set<String> REFUSED = SqlserverWords.words("""
            alter audit begin call commit create currval declare delete drop execute external function grant insert into lock merge model nextval noaudit
            package procedure purge rename revoke rollback savepoint truncate update upsert
            """);

    /** Built-in functions that only compute, words before a parenthesis, and types with a length. */
    static final Set<String> CALLED = SqlserverWords.words("""
            all and any apply as between by case connect cube else except exists from group having in intersect join keep lateral like minus not on or over partition pivot prior rollup select sets some start
            then union unpivot using values when where with within grouping columns distinct unique
            char nchar number nvarchar2 raw timestamp varchar varchar2 float decimal numeric
            abs acos add_months any_value approx_count_distinct ascii asciistr asin atan atan2 avg bin_to_num bitand ceil chartorowid chr coalesce concat cast compose convert corr cos cosh count
            covar_pop covar_samp cume_dist current_timestamp dbtimezone decode decompose dense_rank dump empty_blob empty_clob exp extract first_value floor from_tz greatest group_id grouping_id hextoraw initcap
            instr instrb json_array json_arrayagg json_exists json_object json_objectagg json_query json_table json_value json_scalar json_serialize lag last_day last_value lead least length lengthb listagg ln
            lnnvl localtimestamp log lower lpad ltrim max median min mod months_between nanvl new_time next_day nlssort nls_initcap nls_lower nls_upper nth_value ntile nullif numtodsinterval numtoyminterval nvl nvl2
            ora_hash percent_rank percentile_cont percentile_disc power rank ratio_to_report rawtohex regexp_count regexp_instr regexp_like regexp_replace regexp_substr regr_slope remainder replace round
            row_number rowidtochar rpad rtrim sign sin sinh soundex sqrt standard_hash stats_mode stddev stddev_pop stddev_samp substr substrb sum sys_connect_by_path sys_extract_utc tan tanh
            to_binary_double to_binary_float to_char to_clob to_date to_dsinterval to_nchar to_number to_single_byte to_timestamp to_timestamp_tz to_yminterval translate treat trim trunc tz_offset unistr upper
            validate_conversion var_pop var_samp variance vsize width_bucket
            """);

    private OracleWords() {}
}
