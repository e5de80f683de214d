package org.nightdesk.playbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A body built as a value, never pasted as a text: what JSON can say, with templates where its texts are. */
public sealed interface Structure {

    /** A text, or, when it is one reference, the value of that name in its own kind. */
    record Leaf(Template template) implements Structure {}

    record Amount(BigDecimal number) implements Structure {}

    record Truth(boolean yes) implements Structure {}

    record Nothing() implements Structure {}

    record Items(List<Structure> items) implements Structure {

        public Items {
            items = List.copyOf(items);
        }
    }

    /** In the order in which they are written. */
    record Fields(Map<String, Structure> fields) implements Structure {

        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** Every template in it, in order. */
    default List<Template> templates() {
        List<Template> all = new ArrayList<>();
        each(all::add);
        return all;
    }

    private void each(Consumer<Template> to) {
        switch (this) {
            case Leaf(Template template) -> to.accept(template);
            case Items(List<Structure> items) -> items.forEach(one -> one.each(to));
            case Fields(Map<String, Structure> fields) -> fields.values().forEach(one -> one.each(to));
            case Amount amount -> {}
            case Truth truth -> {}
            case Nothing nothing -> {}
        }
    }
}
