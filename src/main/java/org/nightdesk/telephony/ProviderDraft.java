package org.nightdesk.telephony;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nightdesk.channel.WebAddress;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import tools.jackson.core.JsonPointer;

/** A provider before it is kept. An empty {@code secret} means the one it has. Refused when something cannot be right. */
record ProviderDraft(
        String name,
        String kind,
        boolean sms,
        boolean voice,
        String sender,
        String address,
        String account,
        String secret,
        String bodyType,
        String template,
        String reference,
        boolean called) {

    static final String TWILIO = "twilio";
    static final String GATEWAY = "gateway";
    static final String TWILIO_ADDRESS = "https://api.twilio.com";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEMPLATE = 10_000;
    private static final String NUMBER = "\\+[1-9][0-9]{5,14}";
    private static final String POOL = "MG[0-9a-f]{32}";

    ProviderDraft {
        name = name.strip();
        sender = sender.strip();
        address = address.isBlank() && kind.equals(TWILIO) ? TWILIO_ADDRESS : address.strip();
        account = account.strip();
        secret = secret.strip();
        bodyType = bodyType.isBlank() ? "json" : bodyType;
        List<Problem> problems = new ArrayList<>();
        need(problems, !name.isEmpty() && name.length() <= LONGEST_NAME, "name", "A name has 1 to 60 characters.");
        need(problems, sms || voice, "sms", "Choose text messages, calls or both.");
        if (kind.equals(TWILIO)) {
            twilio(problems, sender, account, voice);
        } else if (kind.equals(GATEWAY)) {
            gateway(problems, bodyType, template, reference);
        } else {
            problems.add(new Problem("kind", "It is twilio or gateway."));
        }
        WebAddress.problemWith(address).ifPresent(reason -> problems.add(new Problem("address", reason)));
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        address = kind.equals(TWILIO) && address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static void twilio(List<Problem> problems, String sender, String account, boolean voice) {
        need(problems, account.matches("AC[0-9a-f]{32}"), "account", "The account SID is AC and 32 characters.");
        boolean right =
                sender.matches(NUMBER) || !voice && (sender.matches(POOL) || sender.matches("[A-Za-z0-9 ]{1,11}"));
        need(
                problems,
                right,
                "sender",
                voice
                        ? "Calls come from a number of yours, such as +15005550006."
                        : "Enter a number of yours such as +15005550006, or the SID of a messaging service.");
    }

    private static void gateway(List<Problem> problems, String type, String template, String reference) {
        if (template.length() > LONGEST_TEMPLATE) {
            problems.add(new Problem("template", "A body has at most 10,000 characters."));
            return;
        }
        new Template(type, template).problem().ifPresent(reason -> problems.add(new Problem("template", reason)));
        need(
                problems,
                reference.isBlank() || isPointer(reference),
                "reference",
                "A JSON pointer begins with a slash, such as /messages/0/id.");
    }

    private static boolean isPointer(String text) {
        try {
            return text.startsWith("/") && JsonPointer.compile(text) != null;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    /** From the fields of a form. */
    static ProviderDraft of(Map<String, String> typed) {
        return new ProviderDraft(
                typed.getOrDefault("name", ""),
                typed.getOrDefault("kind", ""),
                typed.containsKey("sms"),
                typed.containsKey("voice"),
                typed.getOrDefault("sender", ""),
                typed.getOrDefault("address", ""),
                typed.getOrDefault("account", ""),
                typed.getOrDefault("secret", ""),
                typed.getOrDefault("bodyType", ""),
                typed.getOrDefault("template", ""),
                typed.getOrDefault("reference", "").strip(),
                typed.containsKey("called"));
    }

    private static void need(List<Problem> problems, boolean fine, String field, String remedy) {
        if (!fine) {
            problems.add(new Problem(field, remedy));
        }
    }

    @Override
    public String toString() {
        return "ProviderDraft[" + name + ", " + kind + "]";
    }
}
