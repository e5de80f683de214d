package org.nightdesk.telephony;

import java.util.Map;

/** A provider before it is kept. An empty {@code secret} means the one it has; what its kind does not need is empty. */
public record ProviderDraft(
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

    public ProviderDraft {
        name = name.strip();
        sender = sender.strip();
        address = address.strip();
        account = account.strip();
        secret = secret.strip();
        bodyType = bodyType.isBlank() ? "json" : bodyType;
        reference = reference.strip();
    }

    /** To be spoken to there. */
    public ProviderDraft at(String root) {
        return new ProviderDraft(
                name, kind, sms, voice, sender, root, account, secret, bodyType, template, reference, called);
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
                typed.getOrDefault("reference", ""),
                typed.containsKey("called"));
    }

    @Override
    public String toString() {
        return "ProviderDraft[" + name + ", " + kind + "]";
    }
}
