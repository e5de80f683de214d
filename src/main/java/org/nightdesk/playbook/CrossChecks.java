package org.nightdesk.playbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.Refused;

/** Asks whether values fit together. What needs a value that is not known yet is left for later. */
public final class CrossChecks {

    private final Playbook playbook;
    private final Surroundings surroundings;

    private CrossChecks(Playbook playbook, Surroundings surroundings) {
        this.playbook = playbook;
        this.surroundings = surroundings;
    }

    public static CrossChecks of(Playbook playbook, Surroundings surroundings) {
        return new CrossChecks(playbook, surroundings);
    }

    /** Those that do not hold among these values, which may be parameters and captured values; by the parameter they are about. */
    public List<Refused.Problem> broken(Map<String, Value> known) {
        return playbook.checks().stream()
                .filter(check -> check.names().stream().allMatch(name -> isKnown(name, known)))
                .flatMap(check -> broken(check, known).stream())
                .toList();
    }

    private static boolean isKnown(String name, Map<String, Value> known) {
        return known.containsKey(name) && !(known.get(name) instanceof Value.None);
    }

    private Optional<Refused.Problem> broken(CrossCheck check, Map<String, Value> known) {
        return switch (check) {
            case CrossCheck.Differs two -> unless(!same(known, two.one(), two.other()), two);
            case CrossCheck.Same two -> unless(same(known, two.one(), two.other()), two);
            case CrossCheck.Less two -> unless(isLess(value(known, two.one()), value(known, two.other())), two);
            case CrossCheck.Belongs belongs -> stranger(belongs, known);
        };
    }

    private Optional<Refused.Problem> unless(boolean holds, CrossCheck check) {
        return holds ? Optional.empty() : Optional.of(new Refused.Problem(about(check), check.because()));
    }

    // The first name that is a parameter: that is what somebody can type anew.
    private String about(CrossCheck check) {
        return check.names().stream()
                .filter(name -> playbook.parameter(name).isPresent())
                .findFirst()
                .orElse("");
    }

    private static Value value(Map<String, Value> known, String name) {
        return Optional.ofNullable(known.get(name)).orElseThrow();
    }

    private static boolean same(Map<String, Value> known, String one, String other) {
        return isSame(value(known, one), value(known, other));
    }

    /** A captured 10.0 is the same as a 10 that was typed. */
    static boolean isSame(Value one, Value other) {
        Optional<BigDecimal> number = Typed.decimal(one.text());
        Optional<BigDecimal> otherNumber = Typed.decimal(other.text());
        return number.isPresent() && otherNumber.isPresent()
                ? number.get().compareTo(otherNumber.get()) == 0
                : one.text().equals(other.text());
    }

    private static boolean isLess(Value one, Value other) {
        Optional<BigDecimal> number = Typed.decimal(one.text());
        Optional<BigDecimal> otherNumber = Typed.decimal(other.text());
        return number.isPresent() && otherNumber.isPresent()
                ? number.get().compareTo(otherNumber.get()) < 0
                : one.text().compareTo(other.text()) < 0;
    }

    private Optional<Refused.Problem> stranger(CrossCheck.Belongs check, Map<String, Value> known) {
        if (!(known.get(check.target()) instanceof Value.Installations installations)) {
            return Optional.empty();
        }
        boolean all = installations.ids().stream()
                .allMatch(id -> surroundings
                        .installation(id)
                        .filter(one -> fits(check.customer(), one.customer(), known)
                                && fits(check.service(), one.service(), known)
                                && fits(check.environment(), one.environment(), known))
                        .isPresent());
        return all ? Optional.empty() : Optional.of(new Refused.Problem(check.target(), check.because()));
    }

    private static boolean fits(Optional<Template> wanted, String is, Map<String, Value> known) {
        return wanted.map(template -> new Filling(known).text(template, Place.SENTENCE))
                .map(text -> text.equalsIgnoreCase(is))
                .orElse(true);
    }
}
