package org.nightdesk.playbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What a parameter was given, or what a step saw and kept under a name. */
public sealed interface Value {

    /** As it stands in a sentence, a header or an argument. */
    String text();

    record Text(String text) implements Value {}

    /** Of a parameter that need not be given and was not: empty in a text, null in a body or where it is bound. */
    record None() implements Value {

        @Override
        public String text() {
            return "";
        }
    }

    /** Exact; written without an exponent. */
    record Amount(BigDecimal number) implements Value {

        @Override
        public String text() {
            return number.toPlainString();
        }
    }

    record Truth(boolean yes) implements Value {

        @Override
        public String text() {
            return Boolean.toString(yes);
        }
    }

    record Day(LocalDate day) implements Value {

        @Override
        public String text() {
            return day.toString();
        }
    }

    /** Installations by their numbers; one for a {@code target}. */
    record Installations(List<Long> ids) implements Value {

        public Installations {
            ids = List.copyOf(ids);
        }

        @Override
        public String text() {
            return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
    }

    /** Known only while it runs: {@code slot} is where the execution will find it. Stands in plans as a reference, never as a value. */
    record Late(String slot) implements Value {

        @Override
        public String text() {
            return "‹" + slot + "›";
        }
    }

    /** A secret's name; what it is is never known here. */
    record Secret(String name) implements Value {

        @Override
        public String text() {
            return "secret:" + name;
        }
    }
}
