package org.nightdesk.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nightdesk.queue.screen.Arranging;
import org.nightdesk.queue.screen.Arranging.ColumnChoice;
import org.nightdesk.queue.screen.QueueScreen.Choice;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Offers how a list could be laid out. */
@Component
class ArrangingForm {

    /** {@code current} is the saved view that the list belongs to. */
    Arranging of(Address address, Optional<SavedView> current, Viewer viewer) {
        Arrangement now = address.arrangement();
        return new Arranging(
                now.offered().stream()
                        .map(column -> new ColumnChoice(
                                column.word(), column.title(), now.columns().contains(column)))
                        .toList(),
                now.hasUsualColumns(),
                choices(Order.values(), Order::title),
                now.order().word(),
                choices(Grouping.values(), Grouping::title),
                now.grouping().word(),
                address.view().word(),
                address.words(),
                current.filter(view -> SavedViews.mayChange(view, viewer)
                                && !view.arrangement().equals(now))
                        .map(view -> "/views/" + view.text() + "/arrangement")
                        .orElse(""),
                current.isEmpty() ? always(now, address.mine()) : "");
    }

    private static String always(Arrangement now, Arrangement mine) {
        if (now.equals(mine)) {
            return "";
        }
        return now.equals(Arrangement.USUAL) ? "Always as usual" : "Always like this";
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] all, Function<E, String> title) {
        return Arrays.stream(all)
                .map(one -> new Choice(Words.of(one), title.apply(one)))
                .toList();
    }
}
