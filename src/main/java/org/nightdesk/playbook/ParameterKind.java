package org.nightdesk.playbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Of which kind a parameter's value is, and what it must be like. */
public sealed interface ParameterKind {

    /** The word of the YAML: {@code number}. */
    default String word() {
        return switch (this) {
            case Text text -> "text";
            case Number number -> "number";
            case Choice choice -> "choice";
            case YesNo yesNo -> "yes-no";
            case Day day -> "date";
            case Target target -> "target";
            case Targets targets -> "targets";
            case Picked picked -> "picked";
            case Secret secret -> "secret";
        };
    }

    /** A line of text; {@code pattern} must match the whole of it, empty: any. */
    record Text(String pattern, int longest) implements ParameterKind {}

    /** A decimal number, kept exactly, with at most so many digits behind the point. */
    record Number(Optional<BigDecimal> least, Optional<BigDecimal> most, int decimals) implements ParameterKind {}

    /** One of these words. */
    record Choice(List<String> values) implements ParameterKind {

        public Choice {
            values = List.copyOf(values);
        }
    }

    record YesNo() implements ParameterKind {}

    /** A day, as {@code 2026-03-01}. */
    record Day() implements ParameterKind {}

    /** One installation; {@code service} and {@code environment} narrow which, empty: any. */
    record Target(String service, String environment) implements ParameterKind {}

    /** One installation or several, which are acted on stage by stage. */
    record Targets(String service, String environment) implements ParameterKind {}

    /**
     * One of the values that {@code register} knows at the moment of asking: {@code report} the first column of a saved report, {@code configuration} the values of a setting.
     * {@code from} names the report or the setting; {@code service} is whose setting it is, empty for a report.
     */
    record Picked(String register, String from, String service) implements ParameterKind {}

    /** A secret by its name: the value is never in a playbook, a plan or an output. */
    record Secret() implements ParameterKind {}
}
