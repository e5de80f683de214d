package org.nightdesk.postgres;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.dialect.Kind;
import org.nightdesk.dialect.Masked;
import org.nightdesk.dialect.Plan;
import tools.jackson.databind.JsonNode;

/** The planner's own tree. */
record PostgresPlan(JsonNode tree, List<String> personal, PostgresTold told, PostgresAsked asked) implements Plan {

    @Override
    public double cost() {
        return PostgresGate.cost(tree);
    }

    @Override
    public void checkUnseen() {
        if (!told.isEmpty()) {
            new PostgresUnseen(trace(), asked).check(tree.path("Plan"));
        }
    }

    private PostgresTrace trace() {
        return new PostgresTrace(tree.path("Plan"), told);
    }

    @Override
    public Masked masked(ResultSetMetaData result, List<Kind> kinds) throws SQLException {
        if (personal.isEmpty()) {
            return Masked.NOTHING;
        }
        List<String> labels = new ArrayList<>();
        for (int column = 1; column <= result.getColumnCount(); column++) {
            labels.add(result.getColumnLabel(column));
        }
        Set<Integer> figures = IntStream.range(0, kinds.size())
                .filter(column -> kinds.get(column).isFigure())
                .boxed()
                .collect(Collectors.toSet());
        return new PostgresMasking(personal, trace()).of(labels, figures);
    }
}
