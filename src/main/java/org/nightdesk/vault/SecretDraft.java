package org.nightdesk.vault;

/**
 * A secret as somebody wants it kept. {@code value} is the secret itself, for one at a Vault server the token it is fetched with, and nothing for a file.
 * {@code reference} of a file is its name in the folder {@code secrets} of the data folder; of a Vault server {@code https://vault:8200/v1/secret/data/app#/data/data/password}.
 */
public record SecretDraft(String name, String kind, String reference, String value, String note) {

    public SecretDraft {
        name = name.strip();
        kind = kind.strip();
        reference = reference.strip();
        note = note.strip();
    }

    /** Kept here. */
    public static SecretDraft sealed(String name, String value) {
        return new SecretDraft(name, "sealed", "", value, "");
    }

    @Override
    public String toString() {
        return name;
    }
}
