package org.nightdesk.relation;

import java.util.List;
import java.util.stream.Stream;
import org.nightdesk.desk.Conveyance;
import org.nightdesk.desk.Ticket;
import org.nightdesk.relation.screen.FamilyScreen;
import org.nightdesk.relation.screen.FamilyScreen.Child;
import org.nightdesk.relation.screen.FarewellScreen;
import org.nightdesk.relation.screen.FarewellScreen.Text;
import org.nightdesk.relation.screen.Other;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Drafts;
import org.nightdesk.web.Drafts.Draft;
import org.nightdesk.web.Form;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the screens of a family together. */
@Component
class FamilyScreens {

    private final Families families;
    private final Others others;
    private final Drafts drafts;
    private final ObjectProvider<Conveyance> conveyances;

    FamilyScreens(Families families, Others others, Drafts drafts, ObjectProvider<Conveyance> conveyances) {
        this.families = families;
        this.others = others;
        this.drafts = drafts;
        this.conveyances = conveyances;
    }

    FamilyScreen family(Ticket ticket, Form form, List<String> chosen, Viewer viewer) {
        return family(ticket, form, chosen, "", List.of(), viewer);
    }

    /** {@code found} are the tickets that the search found. */
    FamilyScreen family(
            Ticket ticket, Form form, List<String> chosen, String search, List<Ticket> found, Viewer viewer) {
        String key = ticket.id().subject() + ":children";
        return new FamilyScreen(
                others.of(ticket),
                families.parent(ticket.id(), viewer).map(others::of),
                children(ticket, viewer),
                key,
                form.values().getOrDefault("body", kept(viewer, key)),
                chosen,
                search,
                strangers(ticket, found, viewer),
                form);
    }

    private List<Other> strangers(Ticket ticket, List<Ticket> found, Viewer viewer) {
        List<Ticket> own = found.isEmpty() ? List.of() : families.children(ticket.id(), viewer);
        return found.stream()
                .filter(each -> !each.id().equals(ticket.id()) && !own.contains(each))
                .map(others::of)
                .toList();
    }

    FarewellScreen farewell(Ticket ticket, Form form, Viewer viewer) {
        List<Child> all = children(ticket, viewer);
        return new FarewellScreen(
                others.of(ticket),
                all.stream().filter(child -> !child.ticket().over()).toList(),
                all.stream().filter(child -> child.ticket().over()).toList(),
                Stream.of("1", "2", "3")
                        .map(name -> new Text(
                                name,
                                key(ticket, name),
                                form.values().getOrDefault("text" + name, kept(viewer, key(ticket, name)))))
                        .toList(),
                form);
    }

    static String key(Ticket ticket, String text) {
        return ticket.id().subject() + ":children-" + text;
    }

    private String kept(Viewer viewer, String key) {
        return drafts.find(viewer, key).map(Draft::text).orElse("");
    }

    private List<Child> children(Ticket ticket, Viewer viewer) {
        return families.children(ticket.id(), viewer).stream()
                .map(child -> new Child(others.of(child), child.state().over() ? "" : reach(child)))
                .toList();
    }

    private String reach(Ticket ticket) {
        return conveyances
                .orderedStream()
                .map(one -> one.reach(ticket))
                .filter(way -> !way.isEmpty())
                .findFirst()
                .orElse("");
    }
}
