package org.nightdesk.unproven;

import java.util.List;
import java.util.Set;

/** Words of Transact-SQL, by learn.microsoft.com/sql/t-sql/language-elements/reserved-keywords-transact-sql and sql/t-sql/functions. */
final class SqlserverWords {

    /** What begins another statement, which there needs no semicolon before it, what locks, and what reads elsewhere. */
    static final Set<String> REFUSED = words("""
            add alter authorization backup begin break browse bulk checkpoint close commit compute containstable continue conversation create cursor dbcc deallocate declare delete deny disable disk
            drop dump enable errlvl exec execute exit external file for freetexttable get go goto grant holdlock identitycol if insert into kill lineno load merge move
            nolock nocheck open opendatasource openquery openrowset openxml option paglock print proc procedure raiserror read readtext receive rename reconfigure replication restore return revert
            revoke rollback rowguidcol rowlock rule save securityaudit semanticsimilaritytable send set setuser shutdown statistics tablock tablockx textsize throw tran transaction trigger truncate
            tsequal update updatetext updlock use waitfor while writetext xlock
            """);

    /** Built-in functions that only compute, words before a parenthesis, and types with a length. */
    static final Set<String> CALLED = words("""
            all and any apply as between by case except exists from group having in intersect join like not on or over partition select some then top union values when where within else distinct
            binary char datetime2 datetimeoffset decimal float nchar numeric nvarchar time varbinary varchar
            abs acos ascii asin atan atn2 avg ceiling char_length charindex checksum_agg choose coalesce concat concat_ws convert cast cos cot count count_big cume_dist
            current_timezone datalength dateadd date_bucket datediff datediff_big datefromparts datename datepart datetime2fromparts datetimefromparts datetimeoffsetfromparts datetrunc day degrees dense_rank
            difference eomonth exp first_value floor format getdate getutcdate greatest grouping grouping_id hashbytes iif isdate isjson isnull isnumeric
            json_modify json_query json_value json_object json_array json_path_exists lag last_value lead least left left_shift len log log10 lower ltrim max min month newid ntile nullif
            openjson parse patindex percent_rank percentile_cont percentile_disc pi power quotename radians rand rank replace replicate reverse right right_shift round row_number rtrim
            sign sin smalldatetimefromparts soundex space sqrt square stdev stdevp str string_agg string_escape string_split stuff substring sum switchoffset
            sysdatetime sysdatetimeoffset sysutcdatetime tan timefromparts todatetimeoffset translate trim try_cast try_convert try_parse unicode upper var varp year
            bit_count generate_series
            """);

    private SqlserverWords() {}

    static Set<String> words(String lines) {
        return Set.copyOf(List.of(lines.strip().split("\\s+")));
    }
}
