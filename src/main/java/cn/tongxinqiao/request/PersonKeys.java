package cn.tongxinqiao.request;

import cn.tongxinqiao.privacy.Fingerprints;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tells whether two cases come from the same phone without opening either number. */
@Component
class PersonKeys {

    private static final String PURPOSE = "requester phone";
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final Pattern COUNTRY = Pattern.compile("^(00)?86(?=1\\d{10}$)");

    /** Fewer digits are an extension or a typing error and would join strangers. */
    private static final int SHORTEST = 7;

    private final Fingerprints fingerprints;

    PersonKeys(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** Null for who left no phone or does not want to be known. */
    String of(Requester requester) {
        if (requester.anonymous() || requester.phone() == null) {
            return null;
        }
        String digits = NO_DIGIT.matcher(requester.phone()).replaceAll("");
        String number = COUNTRY.matcher(digits).replaceFirst("");
        return number.length() < SHORTEST ? null : fingerprints.of(PURPOSE, number);
    }
}
