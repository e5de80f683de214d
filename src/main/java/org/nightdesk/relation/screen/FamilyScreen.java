package org.nightdesk.relation.screen;

import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Form;

/**
 * A ticket's children. {@code key} names the draft of what they are to be told; {@code chosen} are the numbers of those who get it,
 * {@code found} what the search finds that could be children as well.
 */
public record FamilyScreen(
        Other ticket,
        Optional<Other> parent,
        List<Child> children,
        String key,
        String text,
        List<String> chosen,
        String search,
        List<Other> found,
        Form form) {

    /** {@code reach} is where a text to its customer goes, such as {@code asha@bank.example by mail}, or empty. */
    public record Child(Other ticket, String reach) {}

    public List<Child> open() {
        return children.stream().filter(child -> !child.ticket().over()).toList();
    }

    public boolean isChosen(Child child) {
        return chosen.isEmpty() || chosen.contains(child.ticket().number());
    }
}
