package org.nightdesk.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Says what a failed mail means. A refusal that begins with 5 is final, one with 4 is for now (RFC 5321, section 4.2.1). */
final class MailFailure {

    private static final int FOR_NOW = 400;
    private static final int FINAL = 500;
    private static final int LONGEST = 160;

    private MailFailure() {}

    /** {@code handedOver}: the server had let us in, so that the mail may have gone out although the end is not known. */
    static Delivery judge(MessagingException failure, boolean handedOver) {
        Exception next = failure;
        while (next != null) {
            Optional<Delivery> known = known(next, handedOver);
            if (known.isPresent()) {
                return known.get();
            }
            next = next instanceof MessagingException outer ? outer.getNextException() : null;
        }
        return later("The connection to the mail server broke.", handedOver);
    }

    private static Optional<Delivery> known(Exception failure, boolean handedOver) {
        return switch (failure) {
            case SMTPAddressFailedException refused -> answered(refused.getReturnCode(), refused);
            case SMTPSenderFailedException refused -> answered(refused.getReturnCode(), refused);
            case SMTPSendFailedException refused -> answered(refused);
            case AuthenticationFailedException refused ->
                Optional.of(new Delivery.Rejected(
                        "The mail server refused our user or password. Check NIGHTDESK_SMTP_URL."));
            case MailConnectException refused -> Optional.of(later("The mail server cannot be reached.", false));
            case SSLException untrusted ->
                Optional.of(new Delivery.Rejected("The mail server cannot be trusted. " + Trust.problem(untrusted)));
            case SocketTimeoutException late ->
                Optional.of(later("The mail server did not answer within 9 s.", handedOver));
            default -> Optional.empty();
        };
    }

    // It wraps the refusal of a single address, which says more.
    private static Optional<Delivery> answered(SMTPSendFailedException refused) {
        return refused.getNextException() instanceof SMTPAddressFailedException
                ? Optional.empty()
                : answered(refused.getReturnCode(), refused);
    }

    private static Delivery later(String reason, boolean handedOver) {
        return new Delivery.Retry(handedOver ? reason + " The mail may have gone out." : reason, handedOver);
    }

    // Without a code there was no answer: the connection broke.
    private static Optional<Delivery> answered(int code, Exception refusal) {
        if (code < FOR_NOW) {
            return Optional.empty();
        }
        String reason = "The mail server answered: “" + brief(refusal) + "”.";
        return Optional.of(code >= FINAL ? new Delivery.Rejected(reason) : new Delivery.Retry(reason, false));
    }

    private static String brief(Exception failure) {
        String line = String.valueOf(failure.getMessage())
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
