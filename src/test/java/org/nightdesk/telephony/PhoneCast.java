package org.nightdesk.telephony;

import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.FakeTwilio;
import org.nightdesk.testing.TestNode;

/** The one node of these tests, since providers are everybody's: each class begins and ends without any. */
final class PhoneCast {

    private static final PhoneCast SHARED = new PhoneCast();

    static final String JSON = "{\"to\": \"{{to}}\", \"text\": \"{{text}}\", \"id\": \"{{id}}\"}";
    static final String OURS = "+4759440000";
    static final String ASHA = "+4741234567";

    final TestNode node = TestNode.fresh();
    final FakeTwilio twilio = new FakeTwilio();
    final FakeSink gateway = FakeSink.open();

    private PhoneCast() {}

    static PhoneCast shared() {
        return SHARED;
    }

    void clear() {
        providers().all().forEach(each -> providers().delete(each.text(), Viewer.system(), node.now()));
    }

    Provider twilio(boolean called) {
        ProviderDraft draft = new ProviderDraft(
                "Twilio",
                "twilio",
                true,
                true,
                OURS,
                twilio.url(),
                FakeTwilio.ACCOUNT,
                FakeTwilio.TOKEN,
                "",
                "",
                "",
                called);
        return providers().create(draft, Viewer.system(), node.now());
    }

    Provider gateway(boolean called) {
        ProviderDraft draft = new ProviderDraft(
                "Fjord SMS",
                "gateway",
                true,
                true,
                "Nightdesk",
                gateway.url("/send"),
                "",
                "Bearer s3cret",
                "json",
                JSON,
                "/messages/0/id",
                called);
        return providers().create(draft, Viewer.system(), node.now());
    }

    Providers providers() {
        return node.bean(Providers.class);
    }

    Provider now(Provider provider) {
        return providers().provider(provider.text());
    }

    Delivery sends(String kind) {
        return sends(kind, false);
    }

    Delivery sends(String kind, boolean repeat) {
        return node.bean(Channels.class).deliver(kind, ASHA, page(repeat));
    }

    static Message page(boolean repeat) {
        return new Message("page-12-1", "P1 Payments: cards are refused", "41 % fail.", Optional.empty(), true, repeat);
    }

    List<FakeTwilio.Resource> messages() {
        return twilio.messages(ASHA);
    }
}
