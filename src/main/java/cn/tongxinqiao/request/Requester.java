package cn.tongxinqiao.request;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who asks. Kept encrypted; never leaves this room unmasked.
 *
 * @param name name or null
 * @param phone phone or null
 * @param email e-mail or null
 * @param anonymous does not want to be known to the handler
 * @param refusesPublication does not want the case on the public board, not even masked
 */
public record Requester(String name, String phone, String email, boolean anonymous, boolean refusesPublication) {

    /**
     * Nobody in particular.
     *
     * @return an anonymous requester without contact
     */
    public static Requester unknown() {
        return new Requester(null, null, null, true, false);
    }

    /**
     * Whether a return visit is possible.
     *
     * @return true when not anonymous and a phone or e-mail is known
     */
    public boolean isContactable() {
        return !anonymous && (phone != null || email != null);
    }

    /** What would tell who this is, wherever it stands in a text. */
    List<String> traces() {
        return Stream.of(name, phone, email).filter(Objects::nonNull).toList();
    }

    @Override
    public String toString() {
        return "Requester[hidden]";
    }
}
