package cn.tongxinqiao.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells identity card numbers from other long numbers (GB 11643). */
final class IdentityCardNumber {

    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91");
    private static final Pattern DATE = Pattern.compile("(?:18[89]|19\\d|20\\d)\\d{5}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /**
     * The last year of birth whose numbers are taken without a right check digit. Region, date and serial also make up
     * case numbers, but those carry recent dates; an older date is a person's, mistyped.
     */
    private static final int LAST_YEAR_WITHOUT_CHECK = 2009;

    private IdentityCardNumber() {}

    /** Whether eighteen characters are a number of today's form. */
    static boolean isPlausible(String number) {
        return isRegion(number)
                && isDate(number.substring(6, 14))
                && (Integer.parseInt(number.substring(6, 10)) <= LAST_YEAR_WITHOUT_CHECK || isChecked(number));
    }

    /** Whether fifteen digits are a number of the form used until 1999. */
    static boolean isPlausibleOldOne(String number) {
        return isRegion(number) && isDate("19" + number.substring(6, 12));
    }

    /** Whether eight digits are a day of the 20th or 21st century, or one not long before. */
    static boolean isDate(String digits) {
        if (!DATE.matcher(digits).matches()) {
            return false;
        }
        try {
            LocalDate.of(
                    Integer.parseInt(digits.substring(0, 4)),
                    Integer.parseInt(digits.substring(4, 6)),
                    Integer.parseInt(digits.substring(6)));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean isRegion(String number) {
        return PROVINCES.contains(number.substring(0, 2));
    }

    private static boolean isChecked(String number) {
        int sum = 0;
        for (int position = 0; position < WEIGHTS.length; position++) {
            sum += WEIGHTS[position] * (number.charAt(position) - '0');
        }
        return CHECKS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }
}
