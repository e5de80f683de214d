package org.nightdesk.parameter;

import java.util.List;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Sql;
import org.nightdesk.subject.Refused;

/** SQL that uses each of its parameters, and nothing else. */
public final class Question {

    private Question() {}

    /** Refused when it is not one statement that reads, and when it names a parameter that is not declared, or one is left over. */
    public static Sql of(Dialect dialect, String written, List<Parameter> parameters) {
        Sql sql = dialect.read(written);
        List<String> known = parameters.stream().flatMap(Parameter::words).toList();
        sql.order().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Sql.refused("The SQL names :" + name + ", which is not among the parameters.");
        });
        known.stream().filter(name -> !sql.order().contains(name)).findFirst().ifPresent(name -> {
            throw Refused.invalid("parameters", "The SQL does not use :" + name + ".");
        });
        return sql;
    }
}
