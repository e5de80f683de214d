package org.nightdesk.web;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.web.Caller.Call;
import org.nightdesk.web.screen.ErrorScreen;
import org.nightdesk.web.screen.Frame;
import org.nightdesk.web.screen.Frame.Said;

class ErrorScreenTests {

    @Test
    void aPageThatIsNotThereIsStillAGoodScreen() {
        Frame frame = Showroom.frame();
        Call call = new Call(
                1,
                Showroom.NIGHT.minusSeconds(360),
                "Card authorisations time out at the acquirer",
                "Tomás Kelly is next, at 03:17",
                "/pages/4/acknowledgement",
                "/tickets/INC-4127");
        Frame waiting = new Frame(
                frame.viewer(),
                frame.times(),
                "/gone",
                "token",
                "",
                frame.menu(),
                Optional.of(call),
                Optional.of(new Said("Resolved INC-4126.", "/undo")),
                java.util.List.of());
        Showroom.hang("/gone", "web/error", ErrorScreen.NOT_FOUND, waiting);

        try (Tab tab = Chromium.tab(Showroom.address())) {
            tab.go("/gone");
            tab.look("error");
        }
    }
}
