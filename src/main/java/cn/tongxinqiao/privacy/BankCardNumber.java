package cn.tongxinqiao.privacy;

import java.util.regex.Pattern;

/** Tells bank card numbers from other long numbers (ISO/IEC 7812). */
final class BankCardNumber {

    /** UnionPay, the international schemes, and the older ranges of the big banks. */
    private static final Pattern ISSUED = Pattern.compile("(?:4|5[1-8]|6|35|9[456])\\d{14,18}");

    private BankCardNumber() {}

    static boolean isPlausible(String number) {
        return ISSUED.matcher(number).matches() && number.length() >= 16 && number.length() <= 19 && luhn(number) == 0;
    }

    private static int luhn(String number) {
        int sum = 0;
        boolean doubled = false;
        for (int position = number.length() - 1; position >= 0; position--) {
            int digit = number.charAt(position) - '0';
            int value = doubled ? 2 * digit : digit;
            sum += value > 9 ? value - 9 : value;
            doubled = !doubled;
        }
        return sum % 10;
    }
}
