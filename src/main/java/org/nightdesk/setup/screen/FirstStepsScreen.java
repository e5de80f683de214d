package org.nightdesk.setup.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.intake.screen.SnippetScreen;
import org.nightdesk.web.Form;

/** The four steps from a fresh installation to a page that is sure to arrive. */
public record FirstStepsScreen(Reach reach, Test test, Address address, Sender sender) {

    private static final List<String> DONE =
            List.of("None is done yet.", "One is done.", "Two are done.", "Three are done.", "All four are done.");

    /** Where pages reach me. {@code mailIsMissing}: a method is mail, and no mail can be sent; {@code topic} is a free ntfy address. */
    public record Reach(List<Way> ways, boolean mailIsMissing, String topic, Form fresh, boolean done) {

        public String title() {
            return done
                    ? "You are woken by "
                            + String.join(
                                    " and ",
                                    ways.stream().map(Way::kind).distinct().toList())
                    : "Choose where pages reach you";
        }
    }

    /** One way to reach me; {@code kind} in people's words. */
    public record Way(String kind, String address, boolean verified) {}

    /**
     * The last test page. {@code lines} say what became of its messages; {@code checks} what to look at when it did not come; {@code proof} is
     * the path of the whole story. Empty {@code begunAt}: there was none.
     */
    public record Test(
            String state,
            Optional<Instant> begunAt,
            boolean answered,
            List<Line> lines,
            List<String> checks,
            String proof,
            boolean done) {

        public boolean is(String word) {
            return state.equals(word);
        }
    }

    /** What became of one message; {@code trouble}: it did not go out. */
    public record Line(String words, boolean trouble) {}

    /** What links in pages begin with; {@code doubts} say why a phone may not open them. */
    public record Address(String base, List<String> doubts, String example, boolean done) {}

    /**
     * Who signals. {@code snippet} is empty when there is no integration to show; {@code lacking}: something has no owner and pages nobody. The
     * newest request of all is told by {@code lastAt}, {@code from}, {@code words} and the paths of the incident and the integration.
     */
    public record Sender(
            Optional<SnippetScreen> snippet,
            boolean lacking,
            String policy,
            String policyPath,
            Optional<Instant> lastAt,
            String from,
            String ticket,
            boolean done) {}

    public String sentence() {
        return done() == 4 ? "A real alert will wake you." : "Be woken by a real alert, in four steps.";
    }

    public String lead() {
        return DONE.get(done()) + (done() == 4 ? "" : " Everything you enter is kept.");
    }

    private int done() {
        return (int) Stream.of(reach.done(), test.done(), address.done(), sender.done())
                .filter(done -> done)
                .count();
    }
}
