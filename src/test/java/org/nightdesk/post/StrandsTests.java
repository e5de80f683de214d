package org.nightdesk.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.letter.Letters;
import org.nightdesk.post.Strands.Unfolded;

/** Mails that have to do with one another stay in line, the others go side by side. */
class StrandsTests {

    private final List<Unfolded> mails = new ArrayList<>();

    @Test
    void keepsWhatBelongsTogetherInOrder() {
        mail("From: asha@bank.example\nMessage-ID: <a@x>");
        mail("From: omar@shop.example\nMessage-ID: <b@x>");
        mail("From: ASHA@bank.example\nMessage-ID: <c@x>");
        mail("From: noor@bank.example\nIn-Reply-To: <c@x>");
        mail("From: li@sea.example\nSubject: Re: till [REQ-7]");
        mail("From: ada@sea.example\nSubject: another [REQ-7] word");
        assertThat(numbers(3)).containsExactlyInAnyOrder(List.of(1L, 3L, 4L), List.of(2L), List.of(5L, 6L));
        assertThat(numbers(1)).containsExactly(List.of(1L, 2L, 3L, 4L, 5L, 6L));
        assertThat(numbers(9)).hasSize(3);
    }

    private List<List<Long>> numbers(int most) {
        return Strands.of(mails, most).stream()
                .map(strand ->
                        strand.stream().map(one -> one.mail().id().value()).toList())
                .toList();
    }

    private void mail(String head) {
        MailId id = new MailId(mails.size() + 1L);
        KeptMail kept = new KeptMail(id, "", "", "smtp", "", List.of(), Instant.EPOCH, 1, 1, "waiting", 1, "");
        mails.add(new Unfolded(kept, Letters.read((head + "\n\nHello\n").getBytes(StandardCharsets.UTF_8))));
    }
}
