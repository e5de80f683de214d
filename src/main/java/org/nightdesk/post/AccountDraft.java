package org.nightdesk.post;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/**
 * What somebody wants an account to be. Empty: {@code port} the usual one, {@code folders} INBOX, {@code secret} and {@code clientSecret} those it has.
 * With a {@code tokenUrl} the secret is a refresh token. Refused when something cannot be right.
 */
record AccountDraft(
        String address,
        String host,
        String port,
        String security,
        String login,
        String secret,
        String tokenUrl,
        String clientId,
        String clientSecret,
        String scope,
        List<String> folders,
        String afterwards,
        String moveTo) {

    private static final Map<String, Integer> PORTS = Map.of("tls", 993, "starttls", 143, "none", 143);
    private static final Set<String> AFTERWARDS = Set.of("seen", "move", "delete");
    private static final int MOST_FOLDERS = 20;

    AccountDraft {
        address = address.strip().toLowerCase(Locale.ROOT);
        host = host.strip();
        port = port.isBlank() ? String.valueOf(PORTS.getOrDefault(security, 993)) : port.strip();
        login = login.strip();
        tokenUrl = tokenUrl.strip();
        clientId = clientId.strip();
        moveTo = afterwards.equals("move") ? moveTo.strip() : "";
        folders = folders.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        folders = folders.isEmpty() ? List.of("INBOX") : folders;
        List<Problem> problems = new ArrayList<>();
        need(problems, address.matches("[^@\\s]+@[^@\\s]+"), "address", "Name the mailbox's address.");
        need(
                problems,
                host.matches("[A-Za-z0-9.:-]{1,253}"),
                "host",
                "Name the IMAP server, such as imap.example.org.");
        need(problems, !login.isBlank(), "login", "Name the user of the account.");
        need(problems, PORTS.containsKey(security), "security", "It is tls, starttls or none.");
        need(problems, AFTERWARDS.contains(afterwards), "afterwards", "It is seen, move or delete.");
        need(problems, !afterwards.equals("move") || !moveTo.isEmpty(), "moveTo", "Name the folder to move mail to.");
        need(problems, !folders.contains(moveTo), "moveTo", "That folder is read too: mail in it would never rest.");
        need(
                problems,
                port.matches("[1-9][0-9]{0,4}") && Integer.parseInt(port) <= 65_535,
                "port",
                "A port is 1 to 65535.");
        need(
                problems,
                folders.size() <= MOST_FOLDERS,
                "folders",
                "At most " + MOST_FOLDERS + " folders of an account are read.");
        need(
                problems,
                tokenUrl.isEmpty() || tokenUrl.matches("https?://[^\\s/]+(/\\S*)?"),
                "tokenUrl",
                "It begins with https://.");
        need(
                problems,
                tokenUrl.isEmpty() || !clientId.isEmpty(),
                "clientId",
                "Enter the client id that the provider gave to your application.");
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }

    /** From the fields of a form; folders one a line. */
    static AccountDraft of(Map<String, String> typed) {
        boolean token = typed.getOrDefault("auth", "").equals("oauth");
        if (token && typed.getOrDefault("tokenUrl", "").isBlank()) {
            throw Refused.invalid("tokenUrl", "Enter the address that gives access tokens, as your provider names it.");
        }
        return new AccountDraft(
                typed.getOrDefault("address", ""),
                typed.getOrDefault("host", ""),
                typed.getOrDefault("port", ""),
                typed.getOrDefault("security", "tls"),
                typed.getOrDefault("login", ""),
                typed.getOrDefault(token ? "refreshToken" : "password", ""),
                token ? typed.getOrDefault("tokenUrl", "") : "",
                token ? typed.getOrDefault("clientId", "") : "",
                token ? typed.getOrDefault("clientSecret", "") : "",
                token ? typed.getOrDefault("scope", "") : "",
                Arrays.asList(typed.getOrDefault("folders", "").split("\\R")),
                typed.getOrDefault("afterwards", "seen"),
                typed.getOrDefault("moveTo", ""));
    }

    int portNumber() {
        return Integer.parseInt(port);
    }

    private static void need(List<Problem> problems, boolean fine, String field, String remedy) {
        if (!fine) {
            problems.add(new Problem(field, remedy));
        }
    }
}
