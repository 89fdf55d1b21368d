package cn.tongxinqiao.privacy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phone number of the mainland, written in any of the usual ways.
 *
 * @param area the area code with its leading zero, empty for mobiles and for numbers dialled inside the area
 * @param local the digits after it
 */
record PhoneNumber(String area, String local) {

    private static final Pattern DIGITS =
            Pattern.compile("(?:(?:00)?86)?(?:0?(1[3-9]\\d{9})|(0?(?:10|2\\d|[3-9]\\d{2}))([2-8]\\d{6,7}))");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final Pattern INSIDE_AN_AREA = Pattern.compile("[2-8]\\d{6,7}");

    /** Reads a number and nothing else; everything that is not a digit is passed over. */
    static Optional<PhoneNumber> in(String written) {
        String digits = NO_DIGIT.matcher(written).replaceAll("");
        if (INSIDE_AN_AREA.matcher(digits).matches()) {
            return Optional.of(new PhoneNumber("", digits));
        }
        Matcher matcher = DIGITS.matcher(digits);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(1) != null) {
            return Optional.of(new PhoneNumber("", matcher.group(1)));
        }
        String area = matcher.group(2);
        boolean dialledFromAbroad = !area.startsWith("0");
        if (dialledFromAbroad && !digits.startsWith("86") && !digits.startsWith("0086")) {
            return Optional.empty();
        }
        return Optional.of(new PhoneNumber(dialledFromAbroad ? "0" + area : area, matcher.group(3)));
    }

    String masked() {
        boolean mobile = local.length() == 11;
        if (mobile) {
            return local.substring(0, 3) + "****" + local.substring(7);
        }
        String shown = local.substring(0, local.length() - 4) + "****";
        return area.isEmpty() ? shown : area + "-" + shown;
    }
}
