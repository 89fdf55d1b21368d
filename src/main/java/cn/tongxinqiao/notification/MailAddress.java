package cn.tongxinqiao.notification;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address of a form mail servers take.
 *
 * @param text local part and domain, the domain in ASCII
 */
record MailAddress(String text) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");

    /**
     * Reads an address as a person typed it.
     *
     * @throws AddressNotUsable when no server would take it
     */
    static MailAddress of(String typed) {
        if (typed == null || typed.isBlank()) {
            throw AddressNotUsable.missing();
        }
        String stripped = typed.strip();
        int at = stripped.lastIndexOf('@');
        if (at < 1 || stripped.length() > LONGEST) {
            throw AddressNotUsable.malformed();
        }
        String localPart = stripped.substring(0, at);
        String domain = ascii(stripped.substring(at + 1));
        if (localPart.chars().anyMatch(c -> c > 0x7e)) {
            throw AddressNotUsable.notAscii();
        }
        if (localPart.length() > LONGEST_LOCAL_PART
                || !LOCAL_PART.matcher(localPart).matches()
                || !DOMAIN.matcher(domain).matches()) {
            throw AddressNotUsable.malformed();
        }
        return new MailAddress(localPart + "@" + domain);
    }

    /** The mailbox behind the address: many providers ignore case and what follows a plus sign. */
    static String mailbox(String typed) {
        String lower = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        int plus = lower.indexOf('+');
        return plus > 0 && plus < at ? lower.substring(0, plus) + lower.substring(at) : lower;
    }

    String domain() {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            throw AddressNotUsable.malformed();
        }
    }
}
