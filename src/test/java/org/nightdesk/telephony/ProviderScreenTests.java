package org.nightdesk.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakeTwilio;
import org.nightdesk.testing.Tab;

/** Alice sets up who carries text messages, tries it, and sees how it goes. */
class ProviderScreenTests {

    private static final PhoneCast cast = PhoneCast.shared();
    private final Cast people = Cast.of(cast.node);
    private final Browser alice = people.browser(people.alice());

    @AfterAll
    static void end() {
        cast.clear();
    }

    @Test
    void setsProvidersUpTriesThemAndSeesHowTheyDo() {
        assertThat(twilio("Twilio").statusCode()).isEqualTo(303);
        assertThat(gateway(PhoneCast.JSON).statusCode()).isEqualTo(303);
        String list = alice.get("/phone-providers").body();
        assertThat(list)
                .contains("Twilio", "Text messages and calls from +47 59 44 00 00", "Fjord SMS")
                .doesNotContain(FakeTwilio.TOKEN);
        String path = list.replaceAll("(?s).*href=\"(/phone-providers/prv_[0-9]+)\"><b>Twilio.*", "$1");

        assertThat(alice.post(path + "/test", "number", "+47 412 34 567", "medium", "sms")
                        .body())
                .contains("It took the test.");
        assertThat(cast.messages().getLast().form().get("Body")).startsWith("A test of Twilio");
        cast.twilio.sink().answers(401, "{\"code\":20003,\"message\":\"Authenticate\"}");
        assertThat(alice.post(path + "/test", "number", "+4741234567", "medium", "sms")
                        .body())
                .contains("Twilio says: Authenticate.");
        assertThat(alice.post(path + "/test", "number", "12", "medium", "sms").body())
                .contains("Begin with + and the country", "value=\"12\"");

        cast.twilio.receives("+4790000009", PhoneCast.OURS, "who are you", cast.node.now());
        cast.node.runDue();
        try (Tab tab = Chromium.tab(cast.node).signIn(alice)) {
            tab.go("/phone-providers");
            tab.look("phone-providers");
            tab.go("/phone-providers/new");
            tab.look("phone-provider-new");
            tab.go("/phone-replies");
            assertThat(tab.page().content()).contains("who are you");
            tab.look("phone-replies");
            tab.go(path);
            assertThat(tab.page().locator("[name=secret]").inputValue()).isEmpty();
        }
        alice.post(path + "/pause");
        assertThat(alice.get("/phone-providers").body()).contains("Paused: it is left alone.");
        alice.post(path + "/removal");
        assertThat(alice.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesABodyThatWouldBreakAndKeepsWhatWasTyped() {
        HttpResponse<String> refused = gateway("{\"to\": \"{{to}}\", \"text\": {{text}}}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("This is no JSON once it is filled in", "Fjord SMS", "{{text}}}")
                .doesNotContain("Bearer s3cret");
    }

    @Test
    void aSecretIsNotSentToAnotherAddress() {
        twilio("Other");
        Provider other = cast.providers().all().stream()
                .filter(one -> one.name().equals("Other"))
                .findFirst()
                .orElseThrow();
        String body = alice.post(
                        "/phone-providers/" + other.text(),
                        "name",
                        "Other",
                        "kind",
                        "twilio",
                        "sms",
                        "on",
                        "sender",
                        PhoneCast.OURS,
                        "address",
                        "https://evil.example",
                        "account",
                        FakeTwilio.ACCOUNT,
                        "secret",
                        "")
                .body();

        assertThat(body).contains("Its secret is not sent to another address: enter it again.");
    }

    @Test
    void isForAdministratorsOnly() {
        Browser lena = people.browser(people.staff("Lena", Role.LEAD, "Europe/Oslo"));

        assertThat(lena.get("/phone-providers").statusCode()).isEqualTo(404);
        assertThat(lena.get("/phone-replies").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> twilio(String name) {
        return alice.post(
                "/phone-providers",
                "name",
                name,
                "kind",
                "twilio",
                "sms",
                "on",
                "voice",
                "on",
                "sender",
                PhoneCast.OURS,
                "address",
                cast.twilio.url(),
                "account",
                FakeTwilio.ACCOUNT,
                "secret",
                FakeTwilio.TOKEN);
    }

    private HttpResponse<String> gateway(String template) {
        return alice.post(
                "/phone-providers",
                "name",
                "Fjord SMS",
                "kind",
                "gateway",
                "sms",
                "on",
                "sender",
                "Nightdesk",
                "address",
                cast.gateway.url("/send"),
                "secret",
                "Bearer s3cret",
                "bodyType",
                "json",
                "template",
                template);
    }
}
